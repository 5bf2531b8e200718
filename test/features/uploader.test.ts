/** Who may upload, and when: a few at a time, in their order. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Uploader} from '../../src/features/files/uploader.js';
import type {Chat} from '../../src/features/feature.js';
import type {UploadTarget} from '../../src/dify/files.js';
import {waitFor} from '../support/test-chat.js';

const uploaded = {id: 'file-1', name: 'a.txt', size: 1, extension: 'txt', mime_type: 'text/plain'};

test('an upload that is given up while it waits takes nobody’s turn', async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const target: UploadTarget = {
    sign: () => Promise.reject(new Error('the page uploads by its own fetch')),
    send: (form) => {
      const {name} = form.get('file') as File;
      begun.push(name);
      return new Promise((resolve) =>
        ends.set(name, () => {
          resolve(Response.json(uploaded, {status: 201}));
        }),
      );
    },
  };
  const host = Object.assign(new EventTarget(), {config: {timeout: 60_000}});
  const session = {signal: new AbortController().signal};
  const uploader = new Uploader({host, session, hasOwnFetch: true} as unknown as Chat);
  const controllers = new Map<string, AbortController>();
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => {
    const controller = new AbortController();
    controllers.set(name, controller);
    return uploader.upload(new File(['x'], name), {kind: 'document', signal: controller.signal, target}).then(
      () => name,
      () => `no ${name}`,
    );
  });
  await waitFor(() => begun.length === 3);
  for (const name of ['d', 'e', 'f']) controllers.get(name)!.abort();
  for (const name of ['a', 'b', 'c']) ends.get(name)!();
  await waitFor(() => begun.includes('g'));
  ends.get('g')!();
  assert.deepEqual(await Promise.all(all), ['a', 'b', 'c', 'no d', 'no e', 'no f', 'g']);
  assert.deepEqual(begun, ['a', 'b', 'c', 'g']);
});
