/** What the app says of itself, in the widget's own words. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unknownSettings} from '../../src/conversation/chat-state.js';
import type {AppSettings} from '../../src/conversation/chat-state.js';
import {FakeDify, html, json} from '../support/fake-dify.js';
import {openChat} from '../support/test-chat.js';

async function settingsOf(parameters: unknown, site?: unknown, info?: unknown): Promise<AppSettings> {
  const server = new FakeDify().on('GET /parameters', json(parameters));
  server.on('GET /site', site ? json(site) : html(404)).on('GET /info', info ? json(info) : html(404));
  return (await openChat(server)).state.app.settings;
}

test('what is not said is off', async () => {
  const off = {...unknownSettings, attachments: {imageByUrl: false, maxFiles: 3}};
  assert.deepEqual(await settingsOf({}), off);
  const odd = {opening_statement: 7, suggested_questions: 'x', user_input_form: {}, file_upload: null};
  assert.deepEqual(await settingsOf(odd, []), off);
});

test('texts, questions and looks come from the app', async () => {
  const settings = await settingsOf(
    {
      opening_statement: 'Welcome',
      suggested_questions: ['One', '', 7, 'Two'],
      suggested_questions_after_answer: {enabled: true},
    },
    {title: 'Shop', input_placeholder: 'Ask', chat_color_theme: '#123456'},
  );
  assert.deepEqual(settings, {
    ...settings,
    title: 'Shop',
    openingStatement: 'Welcome',
    openingQuestions: ['One', 'Two'],
    placeholder: 'Ask',
    themeColor: '#123456',
    offersFollowUps: true,
  });
});

test('the name of the app stands in where its site has no title', async () => {
  const settings = await settingsOf({}, {title: ''}, {name: 'App'});
  assert.equal(settings.title, 'App');
});

test('pictures by address are offered where the app takes them, by its newer rules or its older ones', async () => {
  const rows: readonly (readonly [object, boolean, number])[] = [
    [
      {
        enabled: true,
        allowed_file_types: ['image'],
        allowed_file_upload_methods: ['remote_url'],
        number_limits: 5,
      },
      true,
      5,
    ],
    [
      {enabled: true, allowed_file_types: ['document'], allowed_file_upload_methods: ['remote_url']},
      false,
      3,
    ],
    [{enabled: true, allowed_file_types: ['image'], allowed_file_upload_methods: ['local_file']}, false, 3],
    [{enabled: false, allowed_file_types: ['image'], allowed_file_upload_methods: ['remote_url']}, false, 3],
    [{image: {enabled: true, number_limits: 2, transfer_methods: ['remote_url', 'local_file']}}, true, 2],
    [{image: {enabled: false, transfer_methods: ['remote_url']}}, false, 3],
  ];
  for (const [upload, imageByUrl, maxFiles] of rows)
    assert.deepEqual((await settingsOf({file_upload: upload})).attachments, {imageByUrl, maxFiles});
});
