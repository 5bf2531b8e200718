/** What a text of the assistant's may draw on. */
import type {Turn} from '../conversation/chat-state.js';
import type {ChatCommands, ChatModel, TextContext} from './chat-model.js';

/** @param turn `null` for the greeting. */
export function textContext(
  turn: Turn | null,
  {hosts, renderers, words}: ChatModel,
  commands: ChatCommands,
): TextContext {
  return {
    hosts,
    renderers,
    words,
    act: (...action) => commands.act(turn, ...action),
    copy: commands.copy,
  };
}
