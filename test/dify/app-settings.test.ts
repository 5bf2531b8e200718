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
  const off = unknownSettings;
  assert.deepEqual(await settingsOf({}), off);
  const odd = {opening_statement: 7, suggested_questions: 'x', user_input_form: {}, file_upload: null};
  assert.deepEqual(await settingsOf(odd, []), off);
});

test('texts and questions come from the app', async () => {
  const settings = await settingsOf(
    {
      opening_statement: 'Welcome',
      suggested_questions: ['One', '', 7, 'Two'],
      suggested_questions_after_answer: {enabled: true},
    },
    {title: 'Shop', input_placeholder: 'Ask'},
  );
  assert.deepEqual(settings, {
    ...settings,
    title: 'Shop',
    openingStatement: 'Welcome',
    openingQuestions: ['One', 'Two'],
    placeholder: 'Ask',
    offersFollowUps: true,
  });
});

test('the name of the app stands in where its site has no title', async () => {
  const settings = await settingsOf({}, {title: ''}, {name: 'App'});
  assert.equal(settings.title, 'App');
});
