/** The one error type of the widget: what a page hears in `dify-error` and what a rejected `send()` carries. */

/** Codes of the widget's own, used where Dify gave none. */
export type WidgetErrorCode =
  | 'network'
  | 'timeout'
  | 'stream_interrupted'
  | 'bad_response'
  | 'unauthorized'
  | 'rate_limited'
  | 'invalid_config'
  | 'aborted';

export interface DifyErrorOptions {
  /** HTTP status, or the `status` of an `error` event; 0 where there was no response. */
  readonly status?: number | undefined;
  /** Seconds the server asked to wait (`Retry-After`). */
  readonly retryAfter?: number | null | undefined;
  readonly cause?: unknown;
}

/** Statuses after which the same request may well succeed. */
const RETRYABLE_STATUS = new Set([408, 425, 429, 500, 502, 503, 504, 524]);

/** Codes that Dify sends with status 400 although the cause is a passing one on the model's side. */
const RETRYABLE_CODE = new Set<string>([
  'network',
  'timeout',
  'stream_interrupted',
  'rate_limited',
  'too_many_requests',
  'rate_limit_error',
  'completion_request_error',
]);

export class DifyError extends Error {
  override readonly name = 'DifyError';
  /** Dify's own code where it gave one (`provider_quota_exceeded`, …), else one of {@link WidgetErrorCode}. */
  readonly code: string;
  readonly status: number;
  /** Whether asking again can help. */
  readonly retryable: boolean;
  readonly retryAfter: number | null;

  /** @param message for developers and logs: it may quote the server, so it is never shown as markup. */
  constructor(code: string, message: string, {status = 0, retryAfter = null, cause}: DifyErrorOptions = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.retryable = RETRYABLE_CODE.has(code) || RETRYABLE_STATUS.has(status);
  }
}
