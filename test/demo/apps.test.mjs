// @ts-check
/** The apps that show one feature each, what they say of themselves, and those that cannot be talked to. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {demoApps} from '../../demo/stand-in/apps.mjs';
import {bodyOf, eventsIn, order, readerOf, readUntil, refusedWith, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */

/** What every app's site says, in the words of the wire. */
const siteFields = [
  'chat_color_theme',
  'chat_color_theme_inverted',
  'copyright',
  'custom_disclaimer',
  'default_language',
  'description',
  'icon',
  'icon_background',
  'icon_type',
  'icon_url',
  'input_placeholder',
  'privacy_policy',
  'show_workflow_steps',
  'title',
  'use_icon_as_answer_icon',
];

test('every app tells all of its settings, or refuses as it says', async (t) => {
  const {call} = await visit(t);
  for (const {key, site, failing} of demoApps().values()) {
    const authorization = {headers: {authorization: `Bearer ${key}`}};
    const parameters = await call('/v1/parameters', authorization);
    const isRefused = 'parameters' in failing || '*' in failing;
    assert.equal(parameters.ok, !isRefused, key);
    if (isRefused || !site) continue;
    const shown = await bodyOf(call('/v1/site', authorization));
    assert.deepEqual(
      Object.keys(shown)
        .sort()
        .filter((name) => name !== 'input_placeholder'),
      siteFields.filter((name) => name !== 'input_placeholder'),
      key,
    );
  }
});

test('an icon that is a picture comes by a URL that can expire', async (t) => {
  const {call, control} = await visit(t, 'app-demo-site');
  const site = async () => bodyOf(call('/v1/site'));
  const old = (await site()).icon_url;
  const picture = await fetch(old);
  assert.equal(picture.headers.get('content-type'), 'image/png');
  await control('POST', 'expire/app-demo-site');
  assert.equal((await fetch(old)).status, 404);
  assert.equal((await fetch((await site()).icon_url)).status, 200);
  await control('PUT', 'apps/app-demo-site', {site: {icon_type: 'link', icon: 'https://a.example/b.png'}});
  assert.equal((await site()).icon_url, 'https://a.example/b.png');
});

test('an app of an older Dify has no placeholder', async (t) => {
  const {call} = await visit(t, 'app-demo-chatflow-legacy');
  assert.equal('input_placeholder' in (await bodyOf(call('/v1/site'))), false);
});

/** Rows: app, status, code. @type {readonly [string, number, string][]} */
const closed = [
  ['app-demo-unavailable', 400, 'app_unavailable'],
  ['app-demo-forbidden', 403, 'forbidden'],
  ['app-demo-unauthorized', 401, 'unauthorized'],
];
for (const [key, status, code] of closed) {
  test(`${key} is refused with ${status} ${code}`, async (t) => {
    const {call, ask} = await visit(t, key);
    const refused = await call('/v1/parameters');
    assert.equal(refused.headers.get('www-authenticate') !== null, status === 401);
    await refusedWith(refused, status, code);
    await refusedWith(await ask('Hi'), status, code);
  });
}

test('what a person has written beforehand names its author, where the app has any such answer', async (t) => {
  const annotated = await visit(t, 'app-demo-annotated');
  const events = await annotated.events('When are you open?');
  assert.equal(events.at(-1).metadata.annotation_reply.account.name, 'Ines from the shop');
  assert.ok(events.slice(0, -1).every(({answer}) => [...answer].length === 1));
  const plain = await visit(t);
  assert.equal((await plain.events('When are you open?')).at(-1).metadata.annotation_reply, undefined);
  const [, replaced] = order(await annotated.events('Say something rude'));
  assert.equal(replaced, 'message_replace');
});

test('an annotation in a chatflow names nobody, and leaves the stream open', async (t) => {
  const {ask, control} = await visit(t, 'app-own');
  await control('PUT', 'apps/app-own', {like: 'app-demo-annotated', mode: 'advanced-chat'});
  const reader = readerOf(await ask('When are you open?'));
  const text = await readUntil(reader, 'message_end');
  assert.ok(!text.includes('annotation_reply') && !text.includes('workflow_started'));
  await reader.cancel();
  const blocking = await bodyOf(ask('When are you open?', {response_mode: 'blocking'}));
  assert.match(blocking.answer, /Mill Lane/);
});

/** Rows: what is sent, what is said to it. @type {readonly [Json, RegExp][]} */
const wrongInputs = [
  [{name: null}, /^name is required in input form$/],
  [{terrain: undefined}, /^terrain is required in input form$/],
  [{terrain: 'sand'}, /^terrain in input form must be one of the following/],
  [{name: 7}, /must be a string/],
  [{name: 'x'.repeat(41)}, /less than 40 characters/],
  [{size: 'large'}, /valid number/],
  [{insoles: 'maybe'}, /valid boolean/],
  [{profile: '{"width":1}'}, /must be a dict/],
  [{profile: {}}, /'width' is a required property/],
  [{profile: {width: 'wide'}}, /is not of type 'number'/],
  [{photo: 'boots.png'}, /must be a file/],
  [
    {photo: {type: 'document', transfer_method: 'remote_url', url: 'https://a.example/a.pdf'}},
    /File validation failed/,
  ],
  [{photo: {type: 'image', transfer_method: 'local_file', upload_file_id: 'x'}}, /Invalid upload file/],
  [{maps: {}}, /must be a list of files/],
  [{maps: Array(3).fill({type: 'document', transfer_method: 'local_file'})}, /maximum limit 2/],
];
for (const [inputs, problem] of wrongInputs) {
  test(`a form is refused with ${problem}`, async (t) => {
    const {ask, control} = await visit(t, 'app-own');
    await control('PUT', 'apps/app-own', {like: 'app-demo-form-chatflow', version: '1.12.1'});
    const response = await ask('Hi', {inputs: {name: 'Ada', terrain: 'snow', ...inputs}});
    assert.match(await refusedWith(response, 400, 'invalid_param'), problem);
  });
}

test('a whole form is taken, its files too, and fills the opening', async (t) => {
  const {call, user, events, history} = await visit(t, 'app-demo-form-chatflow');
  const body = new FormData();
  body.append('user', user);
  body.append('file', new File(['<kml/>'], 'walk.kml', {type: 'text/xml'}));
  const {id} = await bodyOf(call('/v1/files/upload', {method: 'POST', body}));
  const said = await events('What fits?', {
    inputs: {
      name: '',
      terrain: 'scree',
      size: '39',
      insoles: 'on',
      profile: {width: 9.5},
      photo: {type: 'image', transfer_method: 'remote_url', url: 'https://a.example/boots.png'},
      maps: [{type: 'custom', transfer_method: 'local_file', upload_file_id: id}],
      stray: 1,
    },
  });
  const {conversation_id: conversation} = said.at(-1);
  const [{inputs}] = await history(conversation);
  assert.deepEqual([inputs.size, inputs.insoles, inputs.campaign], [39, true, 'website']);
  assert.deepEqual([inputs.notes, inputs.stray, 'weather' in inputs], [null, undefined, false]);
  assert.equal(inputs.maps[0].dify_model_identity, '__dify__file__');
  assert.equal((await fetch(inputs.maps[0].url)).status, 200);
  assert.equal(inputs.photo.filename, 'boots.png');
  const [item] = (await bodyOf(call(`/v1/conversations?user=${user}`))).data;
  assert.equal(item.introduction, 'Hello , let us find boots for **scree**.');
  assert.equal(item.inputs.maps[0].related_id, id);
  assert.match(said.map(({answer}) => answer ?? '').join(''), /walk\.kml/);
});

test('a chat app does not fill in defaults, and a chatflow refuses only after it took the request', async (t) => {
  const chat = await visit(t, 'app-demo-form');
  const said = await chat.events('Hi', {inputs: {name: 'Ada', terrain: 'snow'}});
  assert.equal((await chat.history(said[0].conversation_id))[0].inputs.campaign, null);
  const flow = await visit(t, 'app-demo-form-chatflow');
  const late = await flow.ask('Hi');
  assert.equal(late.status, 200);
  const reader = readerOf(late);
  const text = await readUntil(reader, 'is required');
  assert.deepEqual(eventsIn(text.slice(text.indexOf('data: '))), [
    {event: 'error', message: 'name is required in input form', status: 500},
  ]);
  await reader.cancel();
});
