/** What a test asks of the stand-in itself: apps, plays and gates of its own, and what went over the wire. */
import {standInUrl} from './stand-in-url.js';

/** Where the stand-in's API is: what a page writes into `base-url`. */
export const baseUrl = `${standInUrl}/v1`;

/** The same server under a name that neither the page nor `base-url` bears: to the widget, a stranger. */
export const strangerUrl = standInUrl.replace('127.0.0.1', 'localhost');

export type Json = Readonly<Record<string, unknown>>;

/** The fields in which a test's app differs from a new, empty one (see `demo/stand-in/apps.mjs`). */
export interface AppFields {
  /** An app to begin as a copy of. */
  readonly like?: string;
  readonly mode?: string;
  readonly siteCode?: string;
  readonly access?: 'public' | 'private' | 'denied' | 'off' | 'moved';
  readonly version?: string;
  readonly parameters?: Json;
  readonly site?: Json | null;
  readonly suggested?: readonly string[];
  readonly failing?: Readonly<Record<string, Failure>>;
  readonly fileLifetime?: number;
  readonly relativeUrls?: boolean;
  readonly transcript?: string;
  readonly lateTitles?: boolean;
  readonly toolIcons?: Json;
  readonly past?: {readonly conversations: number; readonly messages: number};
}

/** How a route fails or waits (see `demo/stand-in/apps.mjs`). */
export interface Failure {
  readonly status?: number;
  readonly body?: unknown;
  readonly cors?: false;
  readonly destroy?: true;
  readonly hold?: string;
  readonly holdAfter?: number;
  readonly on?: number;
  readonly times?: number;
}

/** See `demo/stand-in/steps.mjs`. */
export type Step = Json;

/** A request as the stand-in wrote it down (see `demo/stand-in/request-log.mjs`). */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly user: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly open: boolean;
  readonly received: number;
  readonly closedByClient: boolean;
}

/** Where its WebApp API is. */
export const webAppUrl = `${standInUrl}/api`;

/** The site code of an app that says no other one. */
export function siteCodeOf(key: string): string {
  return key.replace(/^app-/, '');
}

/** Makes all passports die that an app has issued so far. */
export async function expirePassports(app: string): Promise<void> {
  await control('POST', `expire-passports/${app}`);
}

/** @returns its key: nobody else has it, so no test reads what another one wrote. */
export async function registerApp(fields: AppFields = {}): Promise<string> {
  const key = `app-${word()}${word()}`;
  await control('PUT', `apps/${key}`, fields);
  return key;
}

/** Makes routes of an app fail from now on; `null` takes one of these back. */
export async function failFromNowOn(
  app: string,
  routes: Readonly<Record<string, Failure | null>>,
): Promise<void> {
  await control('PUT', `failing/${app}`, routes);
}

/** Lets all routes of an app work again. */
export async function failNoMore(app: string): Promise<void> {
  await control('DELETE', `failing/${app}`);
}

/** Makes all signed URLs die that an app has given out so far. */
export async function expireUrlsOf(app: string): Promise<void> {
  await control('POST', `expire/${app}`);
}

/** A conversation that the stand-in made up, and how many messages are in it. */
export interface PastConversation {
  readonly id: string;
  readonly name: string;
  readonly messages: number;
}

/**
 * Gives a user conversations from before, `messages` of them in the newest one.
 *
 * @returns the newest first.
 */
export async function givePast(
  app: string,
  user: string,
  size: {readonly conversations?: number; readonly messages?: number; readonly minutesApart?: number},
): Promise<readonly PastConversation[]> {
  const {data} = await control('POST', `past/${app}`, {user, ...size});
  return data as readonly PastConversation[];
}

/** Gives a conversation its title, as Dify's model does after a while. */
export async function giveTitle(
  app: string,
  user: string,
  conversation: string,
  name: string,
): Promise<void> {
  await fetch(`${baseUrl}/conversations/${conversation}/name`, {
    method: 'POST',
    headers: {authorization: `Bearer ${app}`, 'content-type': 'application/json'},
    body: JSON.stringify({name, user}),
  });
}

/** An answer step by step. @returns the question that calls for it. */
export async function registerPlay(steps: readonly Step[], more: Json = {}): Promise<string> {
  const name = word();
  await control('PUT', `plays/${name}`, {...more, steps});
  return `play:${name}`;
}

/** Where a play waits until the test opens it; then it stays open. */
export class Gate {
  readonly #name = word();

  get step(): Step {
    return {hold: this.#name};
  }

  /** For a route of an app that is to wait. */
  get name(): string {
    return this.#name;
  }

  async open(): Promise<void> {
    await control('POST', `gates/${this.#name}`);
  }
}

/** What an app was asked, oldest first; a preflight names no app and is not here. */
export async function requestsOf(app: string, path?: string): Promise<readonly LoggedRequest[]> {
  const filter = new URLSearchParams({app, ...(path !== undefined && {path})});
  const {data} = await control('GET', `requests?${filter.toString()}`);
  return data as readonly LoggedRequest[];
}

/** How often anybody asked the stand-in for this path. */
export async function countRequestsFor(path: string): Promise<number> {
  const {data} = await control('GET', `requests?${new URLSearchParams({path}).toString()}`);
  return (data as readonly LoggedRequest[]).length;
}

/** The messages that reached an app, oldest first. */
export function questionsTo(app: string): Promise<readonly LoggedRequest[]> {
  return requestsOf(app, '/v1/chat-messages');
}

/** How many requests of an app are still being answered. */
export async function openRequestsOf(app: string): Promise<number> {
  const {open} = await control('GET', `open?app=${app}`);
  return open as number;
}

const ids = {conversation_id: '$conversation', message_id: '$message', id: '$message', task_id: '$task'};

/** A piece of an answer's text. */
export function says(answer: string): Step {
  return {event: {event: 'message', ...ids, created_at: 1_700_000_000, answer}};
}

/** A piece of what the model thought aloud, as a chatflow sends it. */
export function thinks(reasoning: string): Step {
  return {
    event: {event: 'reasoning_chunk', ...ids, data: {message_id: '$message', node_id: 'llm', reasoning}},
  };
}

/** A file that the app made. */
export function sendsFile(file: Json): Step {
  return {event: {event: 'message_file', ...ids, id: word(), belongs_to: 'assistant', ...file}};
}

/** The end of an answer that leans on sources. */
export function endsCiting(...sources: readonly Json[]): Step {
  return {event: {event: 'message_end', ...ids, metadata: {retriever_resources: sources}}};
}

/** The ordinary end of an answer. */
export const ends: Step = {event: {event: 'message_end', ...ids, metadata: {retriever_resources: []}}};

/** A call below `/_control/`. */
export async function control(method: string, path: string, body?: unknown): Promise<Json> {
  const response = await fetch(`${standInUrl}/_control/${path}`, {
    method,
    ...(body !== undefined && {body: JSON.stringify(body)}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)}`);
  return (await response.json()) as Json;
}

/** A word that nobody has said yet. */
export function word(): string {
  return Math.random().toString(36).slice(2, 9);
}
