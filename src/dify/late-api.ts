/** A transport whose code comes with the first thing that is asked of it: pages that do without never load it. */
import type {ChatTransport} from './transport.js';

type Method = Exclude<keyof ChatTransport, 'canBranch'>;
type Call = (...asked: readonly unknown[]) => Promise<never>;
type Stream = (...asked: readonly unknown[]) => AsyncGenerator<never>;

export function lateApi(api: () => Promise<ChatTransport>, canBranch: boolean): ChatTransport {
  const later =
    (method: Method): Call =>
    async (...asked) =>
      ((await api()) as unknown as Record<Method, Call>)[method](...asked);
  const laterStream = (method: Method): Stream =>
    async function* (...asked) {
      yield* ((await api()) as unknown as Record<Method, Stream>)[method](...asked);
    };
  return {
    canBranch,
    ask: laterStream('ask'),
    resume: laterStream('resume'),
    stop: later('stop'),
    followUps: later('followUps'),
    describeApp: later('describeApp'),
    history: later('history'),
    request: later('request'),
    open: later('open'),
    sign: later('sign'),
  };
}
