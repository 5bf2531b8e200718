/** `window.difyChatbotConfig`, as pages of the official embed have it, and what each key becomes here. */

/** Anything at all may stand there; these are the keys that mean something. */
export interface ChatbotConfig {
  readonly token?: unknown;
  readonly isDev?: unknown;
  /** Origin, and prefix, of the web app: `https://udify.app`. */
  readonly baseUrl?: unknown;
  /** Our own: root of the WebApp API, where it is not `<baseUrl>/api`. */
  readonly apiBaseUrl?: unknown;
  readonly inputs?: unknown;
  readonly systemVariables?: unknown;
  readonly userVariables?: unknown;
  readonly containerProps?: unknown;
  readonly draggable?: unknown;
  readonly dragAxis?: unknown;
  readonly sendOnEnter?: unknown;
}

/** Attributes of the element. `null`: it has none. */
export function attributesFor(config: ChatbotConfig): Readonly<Record<string, string | null>> {
  const system = record(config.systemVariables);
  const user = record(config.userVariables);
  const axis = ['x', 'y'].find((each) => each === config.dragAxis) ?? 'both';
  return {
    'app-token': word(config.token),
    'base-url': word(config.apiBaseUrl) ?? `${webAppOf(config)}/api`,
    user: word(system['user_id']),
    'conversation-id': word(system['conversation_id']),
    lang: word(system['locale']),
    'user-name': word(user['name']),
    'user-avatar': word(user['avatar_url']),
    inputs: JSON.stringify(record(config.inputs)),
    'drag-axis': config.draggable ? axis : null,
    'send-on': config.sendOnEnter === false ? 'mod-enter' : null,
  };
}

function webAppOf({baseUrl, isDev}: ChatbotConfig): string {
  return (word(baseUrl) ?? (isDev ? 'https://dev.udify.app' : 'https://udify.app')).replace(/\/+$/, '');
}

/** A text that says something; numbers are taken as they read. */
function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
