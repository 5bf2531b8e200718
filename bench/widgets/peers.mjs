// @ts-check
/** The widgets of others, each with its own server's protocol as its built files speak it. */
import {readFileSync} from 'node:fs';
import {streamAnswer} from '../server/streaming.mjs';
import {conversationOf} from '../server/texts.mjs';

/** @type {Record<'deepChat' | 'flowise' | 'n8n', import('../server/streaming.mjs').Protocol>} */
const protocols = {
  deepChat: {type: 'text/event-stream', piece: (text) => `data: ${JSON.stringify({text})}\n\n`},
  flowise: {
    type: 'text/event-stream',
    head: flowiseLine('start', ''),
    piece: (text) => flowiseLine('token', text),
    tail: flowiseLine('metadata', {chatId: 'bench', messageId: 'bench'}) + flowiseLine('end', '[DONE]'),
  },
  n8n: {
    type: 'application/json; charset=utf-8',
    head: n8nLine({type: 'begin'}),
    piece: (content) => n8nLine({type: 'item', content}),
    tail: n8nLine({type: 'end'}),
  },
};

/** `connect: {url, stream: true}`: an event holds `{text}`. */
/** @type {import('../server/server.mjs').WidgetServer} */
export const deepChat = {
  name: 'deep-chat',
  isAlwaysOpen: true,
  folder: 'node_modules/deep-chat/dist',
  answer({path, query, body, res}) {
    if (path === 'history') {
      return conversationOf(Number(query.get('messages'))).flatMap(({question, answer}) => [
        {role: 'user', text: question},
        {role: 'ai', text: answer},
      ]);
    }
    return streamAnswer(res, body.messages.at(-1).text, protocols.deepChat);
  },
};

/** Flowise's predictions: `{event: 'start' | 'token' | 'metadata' | 'end', data}`. */
/** @type {import('../server/server.mjs').WidgetServer} */
export const flowiseEmbed = {
  name: 'flowise-embed',
  folder: 'node_modules/flowise-embed/dist',
  answer({path, query, body, res}) {
    if (path === 'history') {
      return conversationOf(Number(query.get('messages'))).flatMap(({question, answer}) => [
        {type: 'userMessage', message: question},
        {type: 'apiMessage', message: answer},
      ]);
    }
    if (path.startsWith('api/v1/chatflows-streaming')) return {isStreaming: true};
    if (path.startsWith('api/v1/public-chatbotConfig')) return {};
    return streamAnswer(res, body.question, protocols.flowise);
  },
};

/** A webhook that streams: JSON lines, `begin`, `item`, `end`. */
/** @type {import('../server/server.mjs').WidgetServer} */
export const n8nChat = {
  name: 'n8n-chat',
  folder: 'node_modules/@n8n/chat/dist',
  answer({body, res}) {
    if (body.action === 'loadPreviousSession') {
      const data = conversationOf(Number(body.sessionId)).flatMap(({question, answer}) => [
        {id: ['langchain_core', 'messages', 'HumanMessage'], kwargs: {content: question}},
        {id: ['langchain_core', 'messages', 'AIMessage'], kwargs: {content: answer}},
      ]);
      return {data};
    }
    return streamAnswer(res, body.chatInput, protocols.n8n);
  },
};

/** @param {string} event @param {unknown} data */
function flowiseLine(event, data) {
  return `message:\ndata:${JSON.stringify({event, data})}\n\n`;
}

/** @param {object} chunk */
function n8nLine(chunk) {
  const metadata = {nodeId: 'bench', nodeName: 'AI Agent', timestamp: 0, runIndex: 0, itemIndex: 0};
  return `${JSON.stringify({...chunk, metadata})}\n`;
}

/** @param {string} name */
export function versionOf(name) {
  const {version} = JSON.parse(readFileSync(`bench/node_modules/${name}/package.json`, 'utf8'));
  return `${name} ${version}`;
}
