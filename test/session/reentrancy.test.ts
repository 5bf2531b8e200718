/** What a page does inside a listener is told of after what it was told, one thing at a time. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChatState} from '../../src/conversation/chat-state.js';
import {Store} from '../../src/session/store.js';

test('two changes that an observer causes are told of one by one', () => {
  const seen: (string | null)[] = [];
  const store: Store = new Store(
    (next: ChatState) => {
      seen.push(next.conversation.id);
      if (next.conversation.id !== 'first') return;
      store.dispatch({type: 'conversation-opening', id: 'second'});
      store.dispatch({type: 'conversation-opening', id: 'third'});
    },
    () => () => undefined,
  );
  store.dispatch({type: 'conversation-opening', id: 'first'});
  assert.deepEqual(seen, ['first', 'second', 'third']);
});
