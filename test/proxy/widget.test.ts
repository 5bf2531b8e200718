/** Whatever the widget sends reaches Dify through the proxy as it would without: an endpoint or a field without a row is seen here. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChatFile} from '../../src/conversation/answer.js';
import {speechOf, transcribe} from '../../src/dify/audio.js';
import {deleteConversation, listConversations, renameConversation} from '../../src/dify/conversations.js';
import {rate} from '../../src/dify/feedback.js';
import {appFiles} from '../../src/dify/files.js';
import {stateOfForm, submitForm} from '../../src/dify/human-input.js';
import {ServiceApi} from '../../src/dify/service-api.js';
import type {ChatTransport} from '../../src/dify/transport.js';
import {toolIcons} from '../../src/dify/tool-icons.js';
import {difyProxy} from '../../src/proxy/index.js';
import {ID, KEY, partsOf} from '../support/proxied-site.js';

const {signal} = new AbortController();
const file: ChatFile = {
  id: ID,
  type: 'image',
  name: 'tent.png',
  url: null,
  uploadFileId: ID,
  mimeType: 'image/png',
  size: 1,
};

async function whole(facts: AsyncIterable<unknown>): Promise<void> {
  const each = facts[Symbol.asyncIterator]();
  while (!(await each.next()).done); // only what is sent counts here
}

function upload(dify: ChatTransport): Promise<unknown> {
  const form = new FormData();
  form.set('file', new File(['picture'], 'tent.png', {type: 'image/png'}));
  return appFiles(dify).send(form, signal);
}

/** All that the widget can ask. */
const requests: Readonly<Record<string, (dify: ChatTransport) => Promise<unknown>>> = {
  'its settings': (dify) => dify.describeApp(signal),
  'the icons of tools': (dify) => toolIcons(dify, signal),
  'a question': (dify) =>
    whole(
      dify.ask({query: 'Hi', inputs: {a: 1}, files: [file], conversationId: ID, parentMessageId: ID}, signal),
    ),
  'a stop': (dify) => dify.stop(ID, signal),
  'follow-up questions': (dify) => dify.followUps(ID, signal),
  'a conversation’s past': (dify) => dify.history(ID, ID, signal, 20),
  'a run, taken up again': (dify) => whole(dify.resume(ID, true, signal)),
  'the list of conversations': (dify) => listConversations(dify, ID, signal),
  'a new name': (dify) => renameConversation(dify, ID, 'New', signal),
  'a name of the model’s': (dify) => renameConversation(dify, ID, null, signal),
  'a deletion': (dify) => deleteConversation(dify, ID, false, signal),
  'a rating': (dify) => rate(dify, ID, {rating: 'like', content: 'Good'}, signal),
  'an upload': upload,
  'a recording': (dify) => transcribe(dify, new Blob(['sound'], {type: 'audio/wav'}), signal),
  'an answer read aloud': (dify) => speechOf(dify, {messageId: ID}, signal),
  'a text read aloud': (dify) => speechOf(dify, {text: 'Hi'}, signal),
  'how a form stands': (dify) => stateOfForm(dify, 'token_1', signal),
  'an answered form': (dify) =>
    submitForm(dify, {token: 'token_1', action: 'ok', values: [['a', 'b', false]]}, signal),
};

for (const [what, send] of Object.entries(requests))
  test(`${what}, through the proxy and without`, async () => {
    const direct = await sentBy(send, 'https://dify.example/v1', KEY, (request) => request);
    const proxied = await sentBy(send, 'https://site.test/chat-api', '', (request, dify) => {
      const proxy = difyProxy({
        apiKey: KEY,
        upstream: 'https://dify.example/v1',
        fetch: (url, init) => dify(new Request(url, init)),
      });
      return proxy(request);
    });
    assert.ok(direct.length > 0);
    assert.deepEqual(proxied, direct);
  });

/** What Dify is sent when the widget asks something, of which it makes nothing. */
async function sentBy(
  send: (dify: ChatTransport) => Promise<unknown>,
  baseUrl: string,
  apiKey: string,
  way: (request: Request, dify: (request: Request) => Promise<Response>) => Request | Promise<Response>,
): Promise<readonly unknown[]> {
  const sent: unknown[] = [];
  const dify = async (request: Request): Promise<Response> => {
    sent.push(await seen(request));
    return new Response('{}', {headers: {'content-type': 'application/json'}});
  };
  const transport = new ServiceApi({
    baseUrl,
    apiKey,
    user: 'visitor',
    responseMode: 'streaming',
    timeoutMs: 10_000,
    idleTimeoutMs: 10_000,
    fetch: async (url, init) => {
      const passed = await way(new Request(url, init), dify);
      return passed instanceof Request ? dify(passed) : passed;
    },
  });
  await send(transport).catch(() => undefined); // an empty object answers none of them
  return sent;
}

async function seen(request: Request): Promise<unknown> {
  const {method, headers} = request;
  const url = new URL(request.url);
  url.searchParams.sort();
  const type = headers.get('content-type') ?? '';
  const body = Buffer.from(await request.arrayBuffer()).toString('latin1');
  const isForm = type.startsWith('multipart/');
  return {
    method,
    url: url.href,
    key: headers.get('authorization'),
    type: type.split(';', 1)[0],
    body: isForm ? new Map(await partsOf(type, body)) : body && (JSON.parse(body) as unknown),
  };
}
