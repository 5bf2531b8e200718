/** Whatever JSON a server answers with: what reads it does not throw, and a session makes the best of it. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Arbitrary} from 'fast-check';
import fc from 'fast-check';
import {DifyError} from '../../src/conversation/dify-error.js';
import {partsOf} from '../../src/dify/agent-steps.js';
import {identityOf} from '../../src/dify/app-identity.js';
import {settingsOf} from '../../src/dify/app-settings.js';
import {attachmentRules, fieldRules, kindOf, kindOfUrl} from '../../src/dify/attachment-rules.js';
import {listConversations} from '../../src/dify/conversations.js';
import {formOf, formsOf} from '../../src/dify/human-forms.js';
import {stateOfForm} from '../../src/dify/human-input.js';
import {inputFieldsOf, inputsToOffer, inputsToSend, numberIn, valueOf} from '../../src/dify/input-form.js';
import {errorOfBody} from '../../src/dify/response-error.js';
import {takesFiles} from '../../src/dify/takes-files.js';
import {readsAloud, readsAloudByItself, takesSpeech} from '../../src/dify/voice-settings.js';
import {showsWorkflow} from '../../src/dify/workflow-settings.js';
import {anyFile, anyHumanForm} from '../support/any-events.js';
import {anyJson, anyNumber, anyText, holds, holdsLater, recordOf} from '../support/fuzz.js';
import {events, FakeDify, json} from '../support/fake-dify.js';
import {message, messageEnd} from '../support/streams.js';
import {openChat} from '../support/test-chat.js';

const switched = recordOf({enabled: fc.boolean()});
const id = fc.constantFrom('a', 'b', 'c', '00000000-0000-0000-0000-000000000000');

const anyField = fc
  .tuple(
    fc.constantFrom(
      'text-input',
      'paragraph',
      'number',
      'select',
      'checkbox',
      'file',
      'file-list',
      'json_object',
      '__proto__',
    ),
    recordOf({
      variable: fc.constantFrom('x', 'y', '__proto__', 'toString'),
      label: anyText,
      required: fc.boolean(),
      hide: fc.boolean(),
      max_length: anyNumber,
      default: fc.oneof(anyText, anyNumber, fc.constant({toString: null})),
      options: fc.array(anyText, {maxLength: 3}),
      json_schema: anyText,
      allowed_file_types: fc.array(fc.constantFrom('image', 'custom', 'x'), {maxLength: 3}),
      allowed_file_extensions: fc.array(anyText, {maxLength: 3}),
      allowed_file_upload_methods: fc.array(anyText, {maxLength: 3}),
    }),
  )
  .map(([control, field]) => JSON.parse(`{"${control}":${JSON.stringify(field)}}`) as unknown);

const anyParameters = recordOf({
  opening_statement: anyText,
  suggested_questions: fc.array(anyText, {maxLength: 3}),
  suggested_questions_after_answer: switched,
  user_input_form: fc.array(anyField, {maxLength: 4}),
  file_upload: recordOf({
    enabled: fc.boolean(),
    image: recordOf({
      enabled: fc.boolean(),
      number_limits: anyNumber,
      transfer_methods: fc.array(anyText, {maxLength: 2}),
    }),
    allowed_file_types: fc.array(fc.constantFrom('image', 'custom', 'x'), {maxLength: 3}),
    allowed_file_extensions: fc.array(anyText, {maxLength: 3}),
    allowed_file_upload_methods: fc.array(anyText, {maxLength: 3}),
    number_limits: anyNumber,
  }),
  system_parameters: recordOf({file_size_limit: anyNumber, image_file_size_limit: anyNumber}),
  speech_to_text: switched,
  text_to_speech: recordOf({enabled: fc.boolean(), autoPlay: anyText, voice: anyText, language: anyText}),
});

const anySite = recordOf({
  title: anyText,
  icon_type: fc.constantFrom('emoji', 'image', 'link'),
  icon: anyText,
  icon_background: anyText,
  icon_url: anyText,
  description: anyText,
  copyright: anyText,
  privacy_policy: anyText,
  custom_disclaimer: anyText,
  input_placeholder: anyText,
  chat_color_theme: anyText,
  chat_color_theme_inverted: fc.boolean(),
  show_workflow_steps: fc.boolean(),
});

const anyMessage = recordOf({
  id,
  parent_message_id: id,
  conversation_id: id,
  query: anyText,
  answer: anyText,
  inputs: anyJson,
  message_files: fc.array(anyFile, {maxLength: 2}),
  feedback: recordOf({rating: fc.constantFrom('like', 'dislike', null)}),
  retriever_resources: fc.array(anyJson, {maxLength: 2}),
  agent_thoughts: fc.array(
    recordOf({
      id,
      thought: anyText,
      tool: anyText,
      observation: anyText,
      position: anyNumber,
      files: anyJson,
    }),
    {maxLength: 2},
  ),
  created_at: anyNumber,
  status: fc.constantFrom('normal', 'error', 'paused'),
  error: anyText,
  metadata: anyJson,
  extra_contents: fc.array(
    recordOf({
      type: fc.constant('human_input'),
      workflow_run_id: id,
      submitted: fc.boolean(),
      form_definition: anyHumanForm,
      form_submission_data: anyHumanForm,
    }),
    {maxLength: 2},
  ),
});

const anyPage = recordOf({
  data: fc.array(anyMessage, {maxLength: 5}),
  has_more: fc.boolean(),
  limit: anyNumber,
});

describe('what reads a server’s JSON takes anything', () => {
  const takes = <Given>(name: string, given: Arbitrary<Given>, read: (given: Given) => unknown): void => {
    test(name, () => {
      holds(
        500,
        fc.property(given, (value) => {
          isSane(read(value));
        }),
      );
    });
  };
  takes('the app’s settings', fc.tuple(anyParameters, anySite), ([parameters, site]) => [
    settingsOf(parameters, site, site),
    identityOf(site),
    [takesFiles, takesSpeech, readsAloud, readsAloudByItself].map((asks) => asks(parameters)),
    showsWorkflow(site),
  ]);
  takes('its rules for files', fc.tuple(anyParameters, anyText), ([parameters, name]) => {
    const rules = attachmentRules(parameters);
    return rules && [kindOf({name, type: name}, rules), kindOfUrl(name, rules)];
  });
  takes('its form', fc.tuple(anyParameters, fc.dictionary(anyText, anyJson)), ([parameters, inputs]) => {
    const fields = inputFieldsOf(parameters);
    const offered = inputsToOffer(fields, inputs);
    const rules = fields.map(({files}) => files && fieldRules(files, 5, parameters));
    return [inputsToSend(parameters, inputs), offered, rules];
  });
  takes('a value for each kind of field', fc.tuple(anyParameters, fc.anything()), ([parameters, given]) =>
    inputFieldsOf(parameters).map((field) => valueOf(field, given)),
  );
  takes('a number that somebody types', anyText, (typed) => numberIn(typed));
  takes('forms of human input', fc.tuple(anyHumanForm, anyMessage), ([form, past]) => [
    formOf(form),
    formsOf(past),
  ]);
  takes('steps of an agent', anyMessage, ({answer, agent_thoughts: steps}) =>
    partsOf(typeof answer === 'string' ? answer : '', steps),
  );
  takes(
    'an error',
    fc.tuple(
      fc.oneof(
        anyText,
        anyJson.map((body) => JSON.stringify(body)),
      ),
      fc.nat(599),
    ),
    ([body, status]) => {
      const {code, message: said} = errorOfBody(body, status);
      assert.ok(code !== '' && said.length <= 300);
    },
  );
});

test('a chat with any settings and any past can be read and written in', () =>
  holdsLater(
    200,
    fc.asyncProperty(anyParameters, anySite, anyPage, anyPage, async (parameters, site, page, older) => {
      const server = new FakeDify()
        .on('GET /parameters', json(parameters))
        .on('GET /site', json(site))
        .on('GET /info', json(site))
        .on('GET /messages', json(page), json(older))
        .on('GET /messages/:id/suggested', json(parameters))
        .answers(events(message('Hello'), messageEnd()));
      const chat = await openChat(server, {conversationId: 'c'});
      await chat.session.opening;
      isSane(chat.state.conversation.turns);
      const {turns} = await chat.session.past('c', 'x');
      chat.session.dispatch({type: 'turns-found', turns, hasOlder: false});
      const {thread} = chat.state.conversation;
      assert.equal(new Set(thread.map(({key}) => key)).size, thread.length);
      await chat.ask();
      assert.equal(chat.text, 'Hello');
    }),
  ));

test('any list of conversations, and any form of a run, are read or refused', () =>
  holdsLater(
    300,
    fc.asyncProperty(
      fc.oneof(
        anyJson,
        recordOf({
          data: fc.array(recordOf({id, name: anyText, updated_at: anyNumber, created_at: anyNumber})),
          has_more: fc.boolean(),
        }),
      ),
      async (body) => {
        const {signal} = new AbortController();
        const transport = {request: () => Promise.resolve(body)} as unknown as Parameters<
          typeof listConversations
        >[0];
        isSane(await listConversations(transport, null, signal));
        await stateOfForm(transport, 'token', signal).catch((error: unknown) => {
          if (!(error instanceof DifyError)) throw error;
        });
      },
    ),
  ));

/** Any moment of it is one that a calendar has. */
function isSane(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    const isMoment = /^(?:created|updated|expires)At$|^elapsedMs$/.test(name) && each !== null;
    if (isMoment) assert.ok(!Number.isNaN(new Date(each as number).getTime()), name);
    isSane(each);
  }
}
