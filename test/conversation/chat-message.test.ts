/** Messages as pages see them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {messagesOf} from '../../src/conversation/chat-message.js';
import {after, answerTold, asked, named, textAdded, then} from '../support/chat-states.js';

test('each turn is two messages, oldest first', () => {
  const state = after(
    asked('a'),
    answerTold('a', named('message-1'), textAdded('Hi'), {type: 'ended'}),
    asked('b', 'a'),
  );
  assert.deepEqual(
    messagesOf(state).map(({id, role, content, status}) => [id, role, content, status]),
    [
      ['question-a', 'user', 'Question a', 'complete'],
      ['message-1', 'assistant', 'Hi', 'complete'],
      ['question-b', 'user', 'Question b', 'complete'],
      ['answer-b', 'assistant', '', 'pending'],
    ],
  );
});

test('an answer goes by Dify’s id as soon as it is known', () => {
  const state = after(asked('a'));
  assert.equal(messagesOf(state)[1]!.id, 'answer-a');
  const message = messagesOf(then(state, answerTold('a', named('message-1', 'conversation-1'))))[1]!;
  assert.deepEqual(
    [message.id, message.conversationId, message.createdAt],
    ['message-1', 'conversation-1', 5],
  );
});

test('an answer that is paused is pending to a page', () => {
  const state = after(asked('a'), answerTold('a', {type: 'paused'}));
  assert.equal(messagesOf(state)[1]!.status, 'pending');
});

test('the content is exactly what was received, thoughts aside', () => {
  const thought = {
    id: 't',
    position: 1,
    thought: 'Hm',
    isSaid: false,
    tools: [],
    toolLabels: {},
    toolInput: '',
    observation: '',
    fileIds: [],
  };
  const state = after(
    asked('a'),
    answerTold('a', textAdded(' <b>\n'), {type: 'thought-changed', thought}, textAdded('x  ')),
  );
  const [, message] = messagesOf(state);
  assert.deepEqual([message?.content, message?.thoughts], [' <b>\nx  ', [thought]]);
});

test('only the branch that is shown is seen', () => {
  const state = after(asked('a'), answerTold('a', {type: 'stopped'}), asked('a2', null, true));
  assert.deepEqual(
    messagesOf(state).map(({id}) => id),
    ['question-a2', 'answer-a2'],
  );
});
