/** What each stream of the fixtures comes to, however the network cuts it. */
import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {describe, test} from 'node:test';
import type {Answer, AnswerPart} from '../../src/conversation/answer.js';
import {textOf} from '../../src/conversation/answer.js';
import {FakeDify, playing} from '../support/fake-dify.js';
import {envelope, fixture, pieces, randomPieces} from '../support/streams.js';
import {openChat, quiet, waitFor} from '../support/test-chat.js';

/** What a reader would tell of an answer. Where nothing is said, there is nothing. */
interface Outcome {
  readonly status: Answer['status'];
  readonly text: string;
  readonly error?: string;
  /** Step by step: the text of a part, or the tools of a thought and what came of it. */
  readonly parts?: readonly string[];
  readonly reasoning?: string;
  readonly files?: readonly string[];
  readonly citations?: readonly string[];
  readonly totalTokens?: number;
  readonly workflow?: string;
  readonly nodes?: readonly string[];
  /** Dify's name of the message; an error before the start has none. */
  readonly isNameless?: boolean;
  /** The server keeps the connection after the last byte. */
  readonly staysOpen?: boolean;
}

const outcomes: Readonly<Record<string, Outcome>> = {
  '01-chat-basic-pings': {
    status: 'complete',
    text: 'Hello, how can I help you today? 🙂',
    totalTokens: 33,
  },
  '02-chat-citations-utf8': {
    status: 'complete',
    text: 'Die Akkulaufzeit beträgt bis zu **28 h** — 视频播放最长 28 小时。\n\n👩‍👩‍👧‍👦 é (e + ◌́: é) | a | b |\n|---|---|\n| ٣ | ۴ |\n',
    citations: [
      '1 iPhone 列表.csv: "Model","Battery"\n"iPhone 13 Pro Max","4352 mAh, 28 h video"',
      '2 Handbuch (größer).pdf: Videowiedergabe: bis zu 28 Stunden. <b>not markup</b>',
    ],
    totalTokens: 1161,
  },
  '03-agent-thoughts-tool-file': {
    status: 'complete',
    text: "I'll draw that for you.Here is your cat.",
    parts: ["I'll draw that for you.", 'dalle3: {"dalle3": "1 image created"}', 'Here is your cat.'],
    files: ['3c4d5e6f-7081-4293-a4b5-c6d7e8f90112.png'],
    totalTokens: 473,
  },
  '04-chatflow-nodes': {
    status: 'complete',
    text: 'It is 21 °C in Paris.',
    workflow: 'succeeded',
    nodes: [
      'Start succeeded',
      'Fetch forecast succeeded',
      'Each hour succeeded',
      'Format succeeded in 1711528916000',
      'Agent succeeded',
      'ROUND 1 succeeded in a1b2c3d4-0001-4000-8000-000000000004',
      'Answer succeeded',
    ],
    totalTokens: 120,
  },
  '05-message-replace-moderation': {
    status: 'complete',
    text: 'Sorry, I cannot help with that.',
    totalTokens: 33,
  },
  '06-error-midstream': {status: 'error', text: 'The answer', error: 'completion_request_error 400'},
  '07-stop-chat': {status: 'complete', text: 'Once upon a time there', totalTokens: 24},
  '08-tts-autoplay': {status: 'complete', text: 'Hello there. This is spoken. Bye.', totalTokens: 34},
  '09-human-input-pause': {
    status: 'paused',
    text: 'Let me get an approval first.\n\n',
    parts: ['Let me get an approval first.\n\n', 'Approval open'],
    workflow: 'paused',
    nodes: ['Start succeeded', 'Approval running'],
  },
  '10-think-tags': {
    status: 'complete',
    text: '<think>\nThe user wants 2+2. Use < and > signs: a<b.\n</think>\n\n2 + 2 = **4**.',
    totalTokens: 52,
  },
  '11-reasoning-chunk-webapp-citations': {
    status: 'complete',
    text: 'Because of Rayleigh scattering [1].',
    reasoning: 'The question is about Rayleigh scattering.',
    citations: ['1 optics.pdf: Shorter wavelengths scatter more.'],
    workflow: 'succeeded',
    nodes: ['LLM succeeded'],
  },
  '12-stop-chatflow': {
    status: 'stopped',
    text: 'Once upon a time',
    workflow: 'stopped: Stopped by user.',
    nodes: ['LLM running'],
  },
  'variant-a-chatflow-1.12-order': {
    status: 'complete',
    text: 'Hi!',
    workflow: 'succeeded',
    nodes: ['LLM succeeded'],
    totalTokens: 12,
  },
  'variant-b-chat-1.12-vision-text-in-message-file': {
    status: 'complete',
    text: 'This picture shows a cat.',
    totalTokens: 821,
  },
  'variant-c-chatflow-error-before-start-no-close': {
    status: 'error',
    text: '',
    error: 'bad_response 500',
    isNameless: true,
    staysOpen: true,
  },
  'variant-d-chatflow-failed-run': {
    status: 'error',
    text: '',
    error: 'bad_response 500',
    workflow: 'failed: [openai] Error: Incorrect API key provided',
    nodes: ['LLM failed'],
  },
  'variant-e-chatflow-annotation-reply-no-close': {
    status: 'complete',
    text: 'We are open 9–17 h, Monday to Friday.',
    totalTokens: 0,
    staysOpen: true,
  },
  'variant-f-human-input-resume-snapshot': {
    status: 'complete',
    text: 'Let me get an approval first.\n\nPublished ✅',
    workflow: 'succeeded',
    nodes: ['Start succeeded', 'Approval succeeded'],
  },
  'variant-g-human-input-snapshot-while-paused': {
    status: 'paused',
    text: 'Let me get an approval first.\n\n',
    parts: ['Let me get an approval first.\n\n', 'Approval open'],
    workflow: 'paused',
    nodes: ['Start succeeded', 'Approval running'],
  },
};

test('every fixture is told of here', async () => {
  const files = await readdir(new URL('../fixtures/streams/', import.meta.url));
  assert.deepEqual(files.map((file) => file.replace('.sse', '')).sort(), Object.keys(outcomes).sort());
});

for (const [name, outcome] of Object.entries(outcomes)) {
  describe(name, () => {
    test('comes to the answer that it tells', async () => {
      const bytes = await fixture(name);
      assert.deepEqual(outcomeOf(await answerTo([bytes], outcome)), tidied(outcome));
    });

    test('is the same answer, however it is cut', async () => {
      const bytes = await fixture(name);
      const whole = await answerTo([bytes], outcome);
      const cuts = [pieces(bytes, 1), pieces(bytes, 7), pieces(bytes, 4096)];
      for (let seed = 1; seed <= 5; seed += 1) cuts.push(randomPieces(bytes, seed));
      for (const cut of cuts) assert.deepEqual(comparable(await answerTo(cut, outcome)), comparable(whole));
    });

    test('is the same answer with every kind of line end', async () => {
      const bytes = await fixture(name);
      const whole = await answerTo([bytes], outcome);
      for (const lineEnd of ['\r\n', '\r']) {
        const text = Buffer.from(bytes).toString().replaceAll('\n', lineEnd);
        for (const size of [1, 7, 4096])
          assert.deepEqual(
            comparable(await answerTo(pieces(Buffer.from(text), size), outcome)),
            comparable(whole),
          );
      }
    });
  });
}

/** The answer once its stream has been read to the end, facts that trail in included. */
async function answerTo(cut: readonly Uint8Array[], {staysOpen = false}: Outcome): Promise<Answer> {
  const server = new FakeDify().answers(playing(cut, {staysOpen}));
  const chat = await openChat(server);
  await chat.ask().catch(() => undefined);
  const {answer} = chat;
  if (staysOpen) await quiet();
  else await waitFor(() => chat.answer.workflow?.status !== 'running');
  await quiet();
  assert.equal(chat.status, answer.status, 'what trails in changes nothing of the outcome');
  return chat.answer;
}

function outcomeOf(answer: Answer): Outcome {
  const {error, workflow, parts, reasoning, files, citations, usage, messageId, taskId} = answer;
  const hasThoughts = parts.some(({kind}) => kind !== 'text');
  assert.equal(messageId, messageId === null ? null : envelope.message_id);
  assert.equal(taskId, messageId === null ? null : envelope.task_id);
  const run = workflow?.error ? `${workflow.status}: ${workflow.error}` : workflow?.status;
  return tidied({
    status: answer.status,
    text: textOf(answer),
    error: error ? `${error.code} ${String(error.status)}` : '',
    parts: hasThoughts ? parts.map(partInWords) : [],
    reasoning,
    files: files.map(({name}) => name),
    citations: citations.map(({position, documentName, content}) =>
      [position, `${documentName}:`, content].join(' '),
    ),
    ...(usage && {totalTokens: Number(usage['total_tokens'])}),
    ...(run && {workflow: run}),
    nodes: workflow?.nodes.map(nodeInWords) ?? [],
    isNameless: messageId === null,
  });
}

function partInWords(part: AnswerPart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'thought':
      return `${part.thought.tools.join(', ')}: ${part.thought.observation}`;
    case 'form':
      return `${part.form.title} ${part.form.outcome?.kind ?? 'open'}`;
  }
}

function nodeInWords({title, status, parentId}: NonNullable<Answer['workflow']>['nodes'][number]): string {
  return parentId === null ? `${title} ${status}` : `${title} ${status} in ${parentId}`;
}

/** Without what is nothing. */
function tidied({staysOpen: _, ...outcome}: Outcome): Outcome {
  const said = Object.entries(outcome).filter(
    ([key, value]) => key === 'text' || (value !== false && value !== '' && String(value) !== ''),
  );
  return Object.fromEntries(said) as unknown as Outcome;
}

/** All of an answer that does not depend on when it was asked for. */
function comparable({createdAt: _, reasoningMs: __, error, ...answer}: Answer): unknown {
  return {...answer, error: error && [error.code, error.status, error.message]};
}
