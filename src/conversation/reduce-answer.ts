/** What each fact that a server tells of an answer changes. Pure. Loaded with the first question. */
import type {
  Answer,
  AnswerFact,
  AnswerPart,
  ChatFile,
  SpeechFact,
  Thought,
  WorkflowNode,
  WorkflowRun,
} from './answer.js';
import {isUnderWay, textOf} from './answer.js';
import type {Turn} from './chat-state.js';
import {withForm, withOutcome} from './human-form.js';

/** The answer of a turn after these facts; the same object if nothing happened. */
export function toldAnswer({question, answer}: Turn, facts: readonly AnswerFact[]): Answer {
  return withoutOwn(question.files, facts.reduce<Answer>(reduceAnswer, answer));
}

/** The next answer. The one given is never changed; it comes back as it is if nothing happened. */
export function reduceAnswer(before: Answer, fact: AnswerFact): Answer {
  // After a turn's end only trailing details count: the reader has seen its last word.
  const open = isUnderWay(before);
  switch (fact.type) {
    case 'named':
      return named(before, fact);
    case 'text-added':
      return open && fact.text ? streaming(before, {parts: addText(before.parts, fact.text)}) : before;
    case 'text-replaced':
      return open ? replaced(before, fact) : before;
    case 'text-repeated':
      return open ? repeatText(before, fact.text) : before;
    case 'thought-changed':
      return open ? streaming(before, {parts: withThought(before.parts, fact.thought)}) : before;
    case 'file-added':
      return {...before, files: withFile(before.files, fact.file)};
    case 'reasoning-added':
      return open ? streaming(before, {reasoning: before.reasoning + fact.text}) : before;
    case 'form-asked':
      return {...before, parts: withForm(before.parts, fact.form)};
    case 'form-settled':
      return {...before, parts: withOutcome(before.parts, fact.nodeId, fact.outcome)};
    case 'reasoning-ended':
      return {...before, reasoningMs: fact.milliseconds};
    case 'workflow-started':
      return {...before, workflow: startedRun(before.workflow, fact.runId)};
    case 'node-changed':
      return before.workflow ? {...before, workflow: withNode(before.workflow, fact.node)} : before;
    case 'workflow-finished': {
      const {status, error, elapsedMs} = fact;
      return before.workflow ? {...before, workflow: {...before.workflow, status, error, elapsedMs}} : before;
    }
    case 'details-arrived':
      return {
        ...before,
        citations: fact.citations.length > 0 ? fact.citations : before.citations,
        usage: fact.usage ?? before.usage,
        files: fact.files.reduce(withFile, before.files),
      };
    case 'marked':
      return {...before, ...fact.marks};
    case 'ended':
      return open ? {...before, status: 'complete', retryAt: null} : before;
    case 'paused':
    case 'stopped':
      return open ? {...before, status: fact.type, retryAt: null} : before;
    case 'failed':
      return open ? {...before, status: 'error', error: fact.error, retryAt: null} : before;
    case 'postponed':
      return open ? {...before, retryAt: fact.retryAt} : before;
    case 'asked-again':
      return open ? {...before, retryAt: null} : before;
    default:
      fact satisfies SpeechFact; // heard, and leaves no trace
      return before;
  }
}

function streaming(before: Answer, change: Partial<Answer>): Answer {
  return {...before, ...change, status: 'streaming'};
}

function named(before: Answer, fact: AnswerFact & {type: 'named'}): Answer {
  const messageId = fact.messageId ?? before.messageId;
  const taskId = fact.taskId ?? before.taskId;
  const status = before.status === 'pending' ? 'streaming' : before.status;
  if (messageId === before.messageId && taskId === before.taskId && status === before.status) return before;
  return {...before, messageId, taskId, status, createdAt: fact.createdAt ?? before.createdAt};
}

/** Text grows the text at the end; after a thought it starts a new part. */
function addText(parts: readonly AnswerPart[], text: string): readonly AnswerPart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text') return [...parts, {kind: 'text', text, edition: 0}];
  return [...parts.slice(0, -1), {...last, text: last.text + text}];
}

function replaced(
  before: Answer,
  {text, isModerated = before.isModerated}: AnswerFact & {type: 'text-replaced'},
): Answer {
  return streaming(before, {parts: replaceText(before.parts, text), isModerated});
}

/** `message_replace` is about the whole answer: one text takes the place of all; thoughts stay. */
function replaceText(parts: readonly AnswerPart[], text: string): readonly AnswerPart[] {
  const edition =
    1 + parts.reduce((newest, part) => (part.kind === 'text' ? Math.max(newest, part.edition) : newest), 0);
  return [...parts.filter((part) => part.kind !== 'text'), {kind: 'text', text, edition}];
}

/** Dify's newer agents close with one event that holds the whole answer again. */
function repeatText(before: Answer, whole: string): Answer {
  const received = textOf(before);
  if (whole === received || whole === '') return before;
  if (whole.startsWith(received))
    return streaming(before, {parts: addText(before.parts, whole.slice(received.length))});
  return streaming(before, {parts: replaceText(before.parts, whole)});
}

function withThought(parts: readonly AnswerPart[], thought: Thought): readonly AnswerPart[] {
  const part: AnswerPart = {kind: 'thought', thought};
  const at = parts.findIndex((each) => each.kind === 'thought' && each.thought.id === thought.id);
  return at < 0 ? [...parts, part] : parts.with(at, part);
}

/** Files of one answer; a broken server's are beyond all measure. */
export const MAX_FILES = 100;

function withFile(files: readonly ChatFile[], file: ChatFile): readonly ChatFile[] {
  const same = (each: ChatFile): boolean =>
    (file.id !== null && each.id === file.id) || (file.url !== null && each.url === file.url);
  return files.length >= MAX_FILES || files.some(same) ? files : [...files, file];
}

/** A run that resumes after a pause says again that it started; its nodes stay. */
function startedRun(before: WorkflowRun | null, runId: string): WorkflowRun {
  if (before?.runId === runId) return {...before, status: 'running'};
  return {runId, status: 'running', error: null, elapsedMs: null, nodes: []};
}

function withNode(run: WorkflowRun, node: WorkflowNode): WorkflowRun {
  const at = run.nodes.findIndex((each) => each.id === node.id);
  return {...run, nodes: at < 0 ? [...run.nodes, node] : run.nodes.with(at, node)};
}

/** Newer servers list what the visitor sent among an answer's files, with nothing to tell it by but its id. */
function withoutOwn(own: readonly ChatFile[], answer: Answer): Answer {
  const isOwn = ({id, uploadFileId, url}: ChatFile): boolean =>
    own.some((sent) =>
      sent.uploadFileId === null ? sent.url === url : [id, uploadFileId].includes(sent.uploadFileId),
    );
  return answer.files.some(isOwn) ? {...answer, files: answer.files.filter((file) => !isOwn(file))} : answer;
}
