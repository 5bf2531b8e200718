// @ts-check
/** Who takes part: this widget, the floors, and the widgets of others. */
import {difyChat, plainLines, rendersOnce} from './dify-chat.mjs';
import {deepChat, flowiseEmbed, n8nChat, versionOf} from './peers.mjs';

/** @param {{isAlone: boolean}} options @returns {import('../contest.mjs').Contestant[]} */
export function contestants({isAlone}) {
  const ours = [
    {label: 'dify-chat', server: difyChat},
    {label: 'plain lines', server: plainLines, isFloor: true},
    {label: 'marked once', server: rendersOnce, isFloor: true},
  ];
  if (isAlone) return ours;
  return [
    ...ours,
    {label: versionOf('deep-chat'), server: deepChat},
    {label: versionOf('flowise-embed'), server: flowiseEmbed},
    {label: versionOf('@n8n/chat'), server: n8nChat},
  ];
}
