/** An answer while it comes in, and the facts that a server tells of it; `reduce-answer.ts` has what they change. */
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
  | {readonly type: 'text-replaced'; readonly text: string; readonly isModerated?: boolean}
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

/** Text whose order could be turned round (`exe.fdp` read as `pdf.exe`), with the characters that would do it in sight. */
export function unturned(said: string): string {
  return said.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** The last part of an address's path: what a reader knows a file without a name by. */
export function nameInUrl(url: string | null): string {
  const path = url?.split(/[?#]/, 1)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}
