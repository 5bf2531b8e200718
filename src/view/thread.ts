/** The messages, oldest first, with what comes before the first and after the last of them. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {keyed} from 'lit/directives/keyed.js';
import type {Turn} from '../conversation/chat-state.js';
import {siblingsOf} from '../conversation/thread.js';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {answer} from './answer.js';
import {answerText} from './message-parts/answer-text.js';
import {notice} from './notice.js';
import {question} from './question.js';
import {suggestions} from './suggestions.js';
import {textContext} from './text-context.js';

export function thread(model: ChatModel, commands: ChatCommands): TemplateResult {
  const {conversation} = model.state;
  const last = conversation.thread.at(-1);
  return html`
    <div
      part="thread"
      class="thread"
      role="log"
      aria-live="off"
      aria-label=${model.strings.conversation}
      tabindex="0"
      aria-busy=${isWaiting(model) ? 'true' : 'false'}
    >
      <div class="messages">
        ${beginning(model, commands)}
        ${turns(model.isHeld ? [] : conversation.thread, conversation.seams, (turn) =>
          guard(
            [
              turn,
              turn === last,
              model.strings,
              model.textWriter,
              model.revision,
              siblingsOf(conversation, turn),
            ],
            () =>
              // Another branch puts another turn in the same place: its text must not be taken for this one's.
              keyed(turn.key, [
                model.at('turnStart', turn),
                question(turn, model),
                answer(turn, turn === last, model, commands),
              ]),
          ),
        )}
        ${ending(model, commands)}
      </div>
    </div>
  `;
}

function isWaiting({state, isHeld}: ChatModel): boolean {
  return state.conversation.isLoading || isHeld;
}

/** What came from the past later stands in a list of its own before the rest, which so keeps its elements. */
function turns(
  shown: readonly Turn[],
  [seam, ...seams]: readonly string[],
  draw: (turn: Turn) => unknown,
): readonly unknown[] {
  const at = shown.findIndex(({key}) => key === seam);
  return at > 0
    ? [turns(shown.slice(0, at), seams, draw), shown.slice(at).map(draw)]
    : [nothing, shown.map(draw)];
}

function beginning(model: ChatModel, commands: ChatCommands): unknown {
  const {state, greeting, strings, openingQuestions} = model;
  const {conversation, app} = state;
  if (isWaiting(model))
    return html`<p class="loading" role="status"><span class="visually-hidden">${strings.loading}</span></p>`;
  return html`
    <slot name="welcome" ?hidden=${conversation.hasOlder}></slot>
    ${model.at('threadStart')}
    ${app.error ? (model.at('appError') ?? notice(strings.settingsFailed, app.error, model, commands.reload)) : nothing}
    ${conversation.error && !app.error ? notice(strings.historyFailed, conversation.error, model, commands.reload) : nothing}
    ${state.hasLostConversation ? html`<p class="aside">${strings.lostConversation}</p>` : nothing}
    ${
      greeting && !conversation.hasOlder
        ? html`<article
            part="message message-assistant"
            class="message assistant"
            aria-label=${strings.assistant}
          >
            ${keyed(
              greeting,
              answerText(
                {kind: 'text', text: greeting, edition: 0},
                false,
                model.textWriter,
                textContext(null, model, commands),
              ),
            )}
          </article>`
        : nothing
    }
    ${
      conversation.thread.length === 0
        ? [
            model.at('welcome'),
            suggestions(openingQuestions, strings, (chosen) => {
              commands.choose(chosen, 'opening');
            }),
          ]
        : nothing
    }
  `;
}

function ending({state, strings}: ChatModel, commands: ChatCommands): unknown {
  const {followUps} = state.conversation;
  if (!followUps) return nothing;
  return suggestions(followUps.questions, strings, (chosen) => {
    commands.choose(chosen, 'follow-up');
  });
}
