/** What `fetch`, a body's reader or an upload threw, as a `DifyError`. */
import {DifyError} from '../conversation/dify-error.js';

/**
 * A page cannot tell a refused preflight, a proxy's answer without CORS headers and a dead network from each other: the
 * browser says `TypeError` to all of them.
 */
export function errorOfTransport(cause: unknown, hadBytes: boolean): DifyError {
  if (cause instanceof DifyError) return cause;
  return hadBytes
    ? new DifyError('stream_interrupted', 'The connection broke off inside the answer.', {cause})
    : new DifyError('network', 'The server could not be reached.', {cause});
}
