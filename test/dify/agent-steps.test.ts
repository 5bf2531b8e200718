/** An agent's answer is the same while it comes in and when it is read again later. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Answer} from '../../src/conversation/answer.js';
import {events, FakeDify, json, playing} from '../support/fake-dify.js';
import type {StreamEvent} from '../support/streams.js';
import {event, fixture, message, messageEnd} from '../support/streams.js';
import {openChat} from '../support/test-chat.js';

type Content = readonly (StreamEvent | Uint8Array)[];

interface Step {
  readonly id: string;
  readonly thought?: string;
  readonly tool?: string;
  readonly tool_input?: string;
  readonly observation?: string;
}

async function live(...content: Content): Promise<Answer> {
  const isBytes = content.every((each) => each instanceof Uint8Array);
  const reply = isBytes ? playing(content) : events(...(content as readonly StreamEvent[]), messageEnd());
  const chat = await openChat(new FakeDify().answers(reply));
  await chat.ask();
  return chat.answer;
}

async function restored(answer: string, steps: readonly Step[]): Promise<Answer> {
  const item = {id: 'm', query: 'Hello', answer, created_at: 5, agent_thoughts: steps};
  const chat = await openChat(new FakeDify().on('GET /messages', json({has_more: false, data: [item]})));
  await chat.session.openConversation('conversation-1');
  return chat.answer;
}

function says(answer: string): StreamEvent {
  return {...message(answer), event: 'agent_message'};
}

function step(fields: Step): StreamEvent {
  return event('agent_thought', {position: 1, ...fields});
}

/** What a reader sees, in order; a thought that was not said aloud stands in brackets. */
function drawn({parts}: Answer): readonly string[] {
  return parts.map((part) => {
    if (part.kind === 'form') return part.form.title;
    if (part.kind === 'text') return part.text.trim();
    const {tools, isSaid, thought, observation} = part.thought;
    return `${tools.join('+')} → ${observation}${isSaid || !thought ? '' : ` (${thought})`}`;
  });
}

test('the stored form of the recorded agent is what was seen live', async () => {
  const stream = await fixture('03-agent-thoughts-tool-file');
  const told = stream
    .toString()
    .split('\n')
    .filter((line) => line.includes('"agent_thought"'))
    .map((line) => JSON.parse(line.slice('data: '.length)) as Step);
  const last = new Map(told.map((each) => [each.id, each]));
  const seen = await live(stream);
  const again = await restored("I'll draw that for you.\nHere is your cat.\n", [...last.values()]);
  assert.deepEqual(drawn(again), drawn(seen));
  assert.deepEqual(drawn(seen), [
    "I'll draw that for you.",
    'dalle3 → {"dalle3": "1 image created"}',
    'Here is your cat.',
  ]);
});

const search = {id: '1', tool: 'search', tool_input: '{}', observation: 'found'};

const cases: readonly (readonly [string, Content, string, readonly Step[], readonly string[]])[] = [
  [
    'a step without a word',
    [step({id: '1'}), step(search), step({id: '2'}), says('Here.'), step({id: '2', thought: 'Here.'})],
    'Here.',
    [search, {id: '2', thought: 'Here.'}],
    ['search → found', 'Here.'],
  ],
  [
    'a step that was thought, and not said',
    [step({id: '1', thought: 'I must look.'}), step({...search, thought: 'I must look.'}), says('Here.')],
    'Here.',
    [
      {...search, thought: 'I must look.'},
      {id: '2', thought: 'Here.'},
    ],
    ['search → found (I must look.)', 'Here.'],
  ],
  [
    'steps one after the other',
    [step({id: '1'}), step(search), step({...search, id: '2', tool: 'draw'}), says('Both.')],
    'Both.',
    [search, {...search, id: '2', tool: 'draw'}],
    ['search → found', 'draw → found', 'Both.'],
  ],
  [
    'the newer agent, which says its answer once more at the end',
    [step({...search, thought: 'Shop first.'}), says('In '), says('stock.'), message('In stock.')],
    'In stock.',
    [{...search, thought: 'Shop first.'}],
    ['search → found (Shop first.)', 'In stock.'],
  ],
  [
    'text after the last step that no step repeats',
    [says('One moment.'), step({...search, thought: 'One moment.'}), says('And'), says(' so')],
    'One moment.And so',
    [{...search, thought: 'One moment.'}],
    ['One moment.', 'search → found', 'And so'],
  ],
];
for (const [name, content, answer, steps, expected] of cases) {
  test(`live and restored: ${name}`, async () => {
    assert.deepEqual(drawn(await live(...content)), expected);
    assert.deepEqual(drawn(await restored(answer, steps)), expected);
  });
}

test('a stored answer that its steps do not hold is shown whole, and once', async () => {
  const answer = await restored('Replaced.', [
    {...search, thought: 'Rude.'},
    {id: '2', thought: 'Ruder.'},
  ]);
  assert.deepEqual(drawn(answer), ['search → found (Rude.)', ' →  (Ruder.)', 'Replaced.']);
});

test('an answer that was never saved is told by its steps', async () => {
  const answer = await restored('', [
    {...search, thought: 'One moment.'},
    {id: '2', thought: 'Here.'},
  ]);
  assert.deepEqual(drawn(answer), ['One moment.', 'search → found', 'Here.']);
});

test('a step that goes on keeps its place', async () => {
  const answer = await live(step({...search, observation: ''}), says('Hm.'), step(search));
  assert.deepEqual(drawn(answer), ['search → found', 'Hm.']);
});
