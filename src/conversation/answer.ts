/** An answer while it comes in, and what each fact that a server tells of it changes. */
import type {DifyError} from './dify-error.js';
import type {FormFact, HumanForm} from './human-form.js';

export type FileKind = 'image' | 'document' | 'audio' | 'video' | 'custom';

/** A file in a message: one the visitor sent, or one the app made. */
export interface ChatFile {
  readonly id: string | null;
  readonly type: FileKind;
  readonly name: string;
  /** Where the file can be read; signed addresses of Dify die after minutes. */
  readonly url: string | null;
  /** Dify's id of an uploaded file, the handle to send it again. */
  readonly uploadFileId: string | null;
  readonly mimeType: string | null;
  /** In bytes; `null` where nobody said. */
  readonly size: number | null;
}

/** One source that an answer leans on (`retriever_resources`). */
export interface Citation {
  readonly position: number;
  readonly documentId: string | null;
  readonly documentName: string;
  readonly datasetName: string | null;
  readonly segmentId: string | null;
  readonly score: number | null;
  readonly content: string;
}

/** One step of an agent; the same `id` comes again as the step goes on. */
export interface Thought {
  readonly id: string;
  readonly position: number;
  readonly thought: string;
  /** The thought was said aloud, too: it stands in the text of the answer. */
  readonly isSaid: boolean;
  /** Names of the tools called, in order; empty for a step without a tool. */
  readonly tools: readonly string[];
  /** By tool: its name for readers, by Dify's name of a language (`en_US`). */
  readonly toolLabels: Readonly<Record<string, unknown>>;
  readonly toolInput: string;
  readonly observation: string;
  readonly fileIds: readonly string[];
}

export type RunStatus = 'running' | 'succeeded' | 'partial-succeeded' | 'failed' | 'stopped' | 'paused';

/** One step of a chatflow run. `parentId` is the id of the iteration, loop or agent that it is a step of. */
export interface WorkflowNode {
  readonly id: string;
  readonly nodeId: string;
  readonly type: string;
  readonly title: string;
  readonly index: number;
  readonly parentId: string | null;
  /** `running`, `succeeded`, `failed`, `exception`, `retry`, `paused`, `stopped`: Dify's words, an open list. */
  readonly status: string;
  readonly elapsedMs: number | null;
  readonly error: string | null;
  /** How often it was tried again. */
  readonly retries: number;
  /** Which round of its iteration or loop it belongs to, counted from 0; `null` outside of one. */
  readonly round: number | null;
  /** How many rounds of it have begun: of an iteration or a loop. */
  readonly rounds: number;
  /** Ids of its neighbours that were at work when it started: parallel branches. */
  readonly alongside: readonly string[];
}

export interface WorkflowRun {
  readonly runId: string;
  readonly status: RunStatus;
  readonly error: string | null;
  readonly elapsedMs: number | null;
  readonly nodes: readonly WorkflowNode[];
}

/** Content in the order it came. Text grows at its end; only a new `edition` means that it was replaced. */
export type AnswerPart =
  | {readonly kind: 'text'; readonly text: string; readonly edition: number}
  | {readonly kind: 'thought'; readonly thought: Thought}
  | {readonly kind: 'form'; readonly form: HumanForm};

/**
 * `paused`: the run waits for somebody (Dify's human input); `pending`: nothing has come yet; `awaited`: an earlier
 * page view has asked, and it may still be saved, though no request of ours is open for it.
 * Every other state is the last one an answer reaches.
 */
export type AnswerStatus = 'pending' | 'streaming' | 'paused' | 'awaited' | 'complete' | 'stopped' | 'error';

export type Rating = 'like' | 'dislike' | null;

export interface Answer {
  /** Dify's message id; `null` until the first event names it. */
  readonly messageId: string | null;
  /** Dify's handle to stop the generation. */
  readonly taskId: string | null;
  readonly status: AnswerStatus;
  readonly parts: readonly AnswerPart[];
  readonly files: readonly ChatFile[];
  readonly citations: readonly Citation[];
  /** Text that the model thought aloud apart from its answer (`reasoning_chunk`). */
  readonly reasoning: string;
  /** How long it thought so, in milliseconds; `null` where nobody measured it. */
  readonly reasoningMs: number | null;
  readonly workflow: WorkflowRun | null;
  readonly feedback: Rating;
  /** The app's moderation has put another text in the place of what was said. */
  readonly isModerated: boolean;
  /** Who wrote the answer, where it is a reply that somebody laid ready (an annotation); `''`: nobody knows. */
  readonly annotatedBy: string | null;
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly error: DifyError | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Milliseconds since the epoch at which a busy server is asked once more; `null` when it is not. */
  readonly retryAt: number | null;
}

/** What a server, or the session on its behalf, can tell of one answer. */
export type AnswerFact =
  | {
      readonly type: 'named';
      readonly messageId: string | null;
      readonly conversationId: string | null;
      readonly taskId: string | null;
      readonly createdAt: number | null;
    }
  | {readonly type: 'text-added'; readonly text: string}
  | {readonly type: 'text-replaced'; readonly text: string}
  /** The whole text at once, after it had come in pieces: only what is missing is new. */
  | {readonly type: 'text-repeated'; readonly text: string}
  | {readonly type: 'thought-changed'; readonly thought: Thought}
  | {readonly type: 'file-added'; readonly file: ChatFile}
  | {readonly type: 'reasoning-added'; readonly text: string}
  | {readonly type: 'reasoning-ended'; readonly milliseconds: number}
  | {readonly type: 'workflow-started'; readonly runId: string}
  | {readonly type: 'node-changed'; readonly node: WorkflowNode}
  | {
      readonly type: 'workflow-finished';
      readonly status: RunStatus;
      readonly error: string | null;
      readonly elapsedMs: number | null;
    }
  | {
      readonly type: 'details-arrived';
      readonly citations: readonly Citation[];
      readonly usage: Readonly<Record<string, unknown>> | null;
      readonly files: readonly ChatFile[];
    }
  | SpeechFact
  | FormFact
  /** What has become known of the answer beside what streams; or all of it, where it was left and stands anew. */
  | {readonly type: 'marked'; readonly marks: Partial<Answer>}
  | {readonly type: 'ended'}
  | {readonly type: 'paused'}
  | {readonly type: 'stopped'}
  | {readonly type: 'failed'; readonly error: DifyError}
  | {readonly type: 'postponed'; readonly retryAt: number}
  | {readonly type: 'asked-again'};

/** A piece of the answer read aloud, as base64: it is heard, and leaves no trace in the state. */
export type SpeechFact =
  {readonly type: 'speech-arrived'; readonly audio: string} | {readonly type: 'speech-ended'};

export function pendingAnswer(createdAt: number): Answer {
  return {
    messageId: null,
    taskId: null,
    status: 'pending',
    parts: [],
    files: [],
    citations: [],
    reasoning: '',
    reasoningMs: null,
    workflow: null,
    feedback: null,
    isModerated: false,
    annotatedBy: null,
    usage: null,
    error: null,
    createdAt,
    retryAt: null,
  };
}

/** Whether more of this answer is awaited from the running request. */
export function isUnderWay(answer: Answer): boolean {
  return answer.status === 'pending' || answer.status === 'streaming';
}

/** Whether it has reached its last state: a paused or an awaited one has not. */
export function isOver(answer: Answer): boolean {
  return !isUnderWay(answer) && answer.status !== 'paused' && answer.status !== 'awaited';
}

/** The markdown received so far, exactly. */
export function textOf(answer: Answer): string {
  let text = '';
  for (const part of answer.parts) if (part.kind === 'text') text += part.text;
  return text;
}

/** The last part of an address's path: what a reader knows a file without a name by. */
export function nameInUrl(url: string | null): string {
  const path = url?.split(/[?#]/, 1)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
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
      return open ? streaming(before, {parts: replaceText(before.parts, fact.text)}) : before;
    case 'text-repeated':
      return open ? repeatText(before, fact.text) : before;
    case 'thought-changed':
      return open ? streaming(before, {parts: withThought(before.parts, fact.thought)}) : before;
    case 'file-added':
      return {...before, files: withFile(before.files, fact.file)};
    case 'reasoning-added':
      return open ? streaming(before, {reasoning: before.reasoning + fact.text}) : before;
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
      return open ? {...before, status: 'paused', retryAt: null} : before;
    case 'stopped':
      return open ? {...before, status: 'stopped', retryAt: null} : before;
    case 'failed':
      return open ? {...before, status: 'error', error: fact.error, retryAt: null} : before;
    case 'postponed':
      return open ? {...before, retryAt: fact.retryAt} : before;
    case 'asked-again':
      return open ? {...before, retryAt: null} : before;
    default:
      fact satisfies SpeechFact | FormFact; // no matter of this reducer
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

function withFile(files: readonly ChatFile[], file: ChatFile): readonly ChatFile[] {
  const same = (each: ChatFile): boolean =>
    (file.id !== null && each.id === file.id) || (file.url !== null && each.url === file.url);
  return files.some(same) ? files : [...files, file];
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
