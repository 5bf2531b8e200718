/**
 * What may be asked of Dify through the proxy. A new endpoint is a new row; whatever has none is not there, as an
 * `app-…` key opens far more than a visitor may see (everybody's feedback, prompts in records of runs).
 */

/** What a site can leave out, or add: each stands for the endpoints of one feature of the widget. */
export type ProxyFeature = (typeof proxyFeatures)[number];

export const proxyFeatures = [
  'history',
  'upload',
  'voice',
  'feedback',
  'human-input',
  'file-preview',
] as const;

/**
 * Without `file-preview`, which the widget does not use: Dify gives a file to whoever knows its id, whoever uploaded
 * it.
 */
export const defaultFeatures: readonly ProxyFeature[] = proxyFeatures.filter(
  (name) => name !== 'file-preview',
);

export interface Endpoint {
  /** `null`: no chat works without it. */
  readonly feature: ProxyFeature | null;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  /** What is passed on of the query, or of the body's fields, beside `user`. */
  readonly fields: readonly string[];
  readonly body: 'none' | 'json' | 'file';
  /** A model works for it: limited apart from what is merely read. */
  readonly isCostly: boolean;
}

/** What may stand for an id: nothing that could be decoded, and no slash. */
const ids = {
  ':uuid': '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  ':token': '[A-Za-z0-9_-]{1,128}',
};

const endpoints: readonly Endpoint[] = [
  row(null, 'GET', '/parameters'),
  row(null, 'GET', '/site'),
  row(null, 'GET', '/info'),
  row(null, 'GET', '/meta'),
  row(null, 'POST', '/chat-messages', {
    fields: ['query', 'inputs', 'files', 'response_mode', 'conversation_id', 'auto_generate_name'],
    isCostly: true,
  }),
  row(null, 'POST', '/chat-messages/:token/stop'),
  row(null, 'GET', '/messages', {fields: ['conversation_id', 'first_id', 'limit']}),
  row(null, 'GET', '/messages/:uuid/suggested'),
  row(null, 'GET', '/workflow/:uuid/events', {fields: ['include_state_snapshot', 'continue_on_pause']}),
  row('history', 'GET', '/conversations', {fields: ['last_id', 'limit', 'sort_by']}),
  row('history', 'POST', '/conversations/:uuid/name', {fields: ['name', 'auto_generate']}),
  row('history', 'DELETE', '/conversations/:uuid'),
  row('upload', 'POST', '/files/upload', {body: 'file'}),
  row('voice', 'POST', '/audio-to-text', {body: 'file', isCostly: true}),
  row('voice', 'POST', '/text-to-audio', {fields: ['message_id', 'text', 'voice'], isCostly: true}),
  row('feedback', 'POST', '/messages/:uuid/feedbacks', {fields: ['rating', 'content']}),
  row('human-input', 'GET', '/form/human_input/:token'),
  row('human-input', 'POST', '/form/human_input/:token', {fields: ['inputs', 'action']}),
  row('file-preview', 'GET', '/files/:uuid/preview', {fields: ['as_attachment']}),
];

/**
 * The endpoints at a path, one for each method. What matches is made of letters, digits, `-`, `_` and the template's
 * own slashes: nothing is left in it that could be decoded, or lead elsewhere.
 *
 * @param path below the proxy's own, as it stands in the URL.
 */
export function endpointsAt(path: string, features: ReadonlySet<ProxyFeature>): readonly Endpoint[] {
  return endpoints.filter(
    (each) => (each.feature === null || features.has(each.feature)) && each.path.test(path),
  );
}

function row(
  feature: ProxyFeature | null,
  method: Endpoint['method'],
  template: string,
  {
    fields = [],
    body = method === 'GET' ? 'none' : 'json',
    isCostly = false,
  }: Partial<Pick<Endpoint, 'fields' | 'body' | 'isCostly'>> = {},
): Endpoint {
  const source = template.replace(':uuid', ids[':uuid']).replace(':token', ids[':token']);
  return {feature, method, path: new RegExp(`^${source}$`), fields, body, isCostly};
}
