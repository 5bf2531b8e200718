/** What lets files of a form in: one token for all of them, as long as it is good. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FormUploads} from '../../src/dify/form-uploads.js';
import {ServiceApi} from '../../src/dify/service-api.js';
import type {Reply} from '../support/fake-dify.js';
import {BASE_URL, FakeDify, json} from '../support/fake-dify.js';

const tokens = 'POST /form/human_input/:id/upload-token';
const files = 'POST /human-input-forms/files';
const {signal} = new AbortController();

const inAnHour = (): number => Date.now() / 1000 + 3600;
const token = (value: string, expiresAt: unknown = inAnHour()): Reply =>
  json({upload_token: value, expires_at: expiresAt});
const refusal = (status: number, code: string): Reply => json({code, message: 'No.', status}, status);

function targetOf(dify: FakeDify): {readonly target: FormUploads; readonly doubts: string[]} {
  const connection = {
    baseUrl: BASE_URL,
    user: '',
    responseMode: 'streaming' as const,
    timeoutMs: 60_000,
    idleTimeoutMs: 60_000,
    fetch: dify.fetch,
  };
  const doubts: string[] = [];
  const target = new FormUploads(new ServiceApi({...connection, apiKey: ''}), connection, 'form/1', () =>
    doubts.push('in doubt'),
  );
  return {target, doubts};
}

const bearer = async (target: FormUploads): Promise<string | undefined> =>
  (await target.sign(new FormData())).headers['Authorization'];

test('files that go together share one token, which is asked for once', async () => {
  const dify = new FakeDify().on(tokens, token('one'));
  const {target} = targetOf(dify);
  const signed = await Promise.all([bearer(target), bearer(target)]);
  assert.deepEqual([...signed, await bearer(target)], ['Bearer one', 'Bearer one', 'Bearer one']);
  assert.equal(dify.to(tokens).length, 1);
  assert.equal(dify.to(tokens)[0]!.path, '/form/human_input/form%2F1/upload-token');
});

test('one that is over by the clock is not tried; without a time it is good until it is refused', async () => {
  const over = Date.now() / 1000 - 1;
  const dify = new FakeDify().on(tokens, token('old', over), token('new', null), token('newer'));
  const {target} = targetOf(dify);
  assert.equal(await bearer(target), 'Bearer old');
  assert.equal(await bearer(target), 'Bearer new');
  assert.equal(await bearer(target), 'Bearer new');
});

test('files that are refused together renew it once', async () => {
  const dify = new FakeDify().on(tokens, token('dead'), token('good'), token('too many'));
  const {target} = targetOf(dify);
  const [first, second] = await Promise.all([target.sign(new FormData()), target.sign(new FormData())]);
  const renewed = await Promise.all([first.renewed!(), second.renewed!()]);
  assert.deepEqual(
    renewed.map(({headers}) => headers['Authorization']),
    ['Bearer good', 'Bearer good'],
  );
});

test('through a fetch of the page’s own a refused token is renewed, and any other refusal stays one', async () => {
  const dify = new FakeDify()
    .on(tokens, token('dead'), token('good'))
    .on(files, refusal(403, 'invalid_upload_token'), json({id: 'f'}, 201), refusal(413, 'file_too_large'));
  const {target} = targetOf(dify);
  await target.send(new FormData(), signal);
  await assert.rejects(target.send(new FormData(), signal), {code: 'file_too_large'});
  assert.deepEqual(
    dify.to(files).map(({headers}) => headers['authorization'] ?? headers['Authorization']),
    ['Bearer dead', 'Bearer good', 'Bearer good'],
  );
});

test('a form that is over puts itself in doubt; a failure of the network does not, and is tried again', async () => {
  const dify = new FakeDify().on(
    tokens,
    () => Promise.reject(new TypeError('Failed to fetch')),
    refusal(412, 'human_input_form_expired'),
    json({}),
  );
  const {target, doubts} = targetOf(dify);
  await assert.rejects(bearer(target), {code: 'network'});
  assert.deepEqual(doubts, []);
  await assert.rejects(bearer(target), {code: 'human_input_form_expired'});
  assert.deepEqual(doubts, ['in doubt']);
  await assert.rejects(bearer(target), {code: 'bad_response'});
});
