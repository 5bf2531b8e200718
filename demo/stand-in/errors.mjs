// @ts-check
/**
 * The refusals of Dify's API, each with the code and status that a client branches on.
 */

/** An answer of the API that is not a success: a body of `code`, `message` and `status`. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {Record<string, string>} [headers] Response headers that come with it.
   */
  constructor(status, code, message, headers = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** @returns {{code: string, message: string, status: number}} */
  get body() {
    return {code: this.code, message: this.message, status: this.status};
  }
}

/** @param {string} message @returns {ApiError} */
export const invalidParam = (message) => new ApiError(400, 'invalid_param', message);

/** @param {string} message @returns {ApiError} */
export const badRequest = (message) => new ApiError(400, 'bad_request', message);

/** @param {string} message @returns {ApiError} */
export const notFound = (message) => new ApiError(404, 'not_found', message);

/** @returns {ApiError} */
export const unauthorized = () =>
  new ApiError(401, 'unauthorized', 'Access token is invalid', {'www-authenticate': 'Bearer realm="api"'});

/** @returns {ApiError} */
export const unsupportedMediaType = () =>
  new ApiError(
    415,
    'unsupported_media_type',
    "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
  );

/**
 * What a validator says of one field. Dify's is a dump of several lines with the rejected input in it, so that a
 * client which shows `message` as it is looks as bad here as it would there.
 *
 * @param {string} field
 * @param {string} problem
 * @param {unknown} input
 * @returns {ApiError}
 */
export function invalidField(field, problem, input) {
  const shown = JSON.stringify(input) ?? 'missing';
  return invalidParam(
    `1 validation error for ChatRequestPayload\n${field}\n  ${problem} [input_value=${shown}]`,
  );
}

/**
 * The codes that a chat can meet, with a text of the kind Dify or a model provider sends with it.
 *
 * @type {ReadonlyMap<string, {status: number, message: string}>}
 */
export const chatErrors = new Map([
  ['invalid_param', {status: 400, message: 'Number of files exceeds the maximum limit 3'}],
  [
    'bad_request',
    {status: 400, message: 'The browser (or proxy) sent a request that this server could not understand.'},
  ],
  ['app_unavailable', {status: 400, message: 'App unavailable, please check your app configurations.'}],
  ['agent_not_published', {status: 400, message: 'The agent is not published.'}],
  ['not_chat_app', {status: 400, message: 'Please check if your app mode matches the right API route.'}],
  [
    'conversation_completed',
    {status: 400, message: 'The conversation has ended. Please start a new conversation.'},
  ],
  ['provider_not_initialize', {status: 400, message: 'No valid model provider credentials found.'}],
  [
    'provider_quota_exceeded',
    {status: 400, message: 'Your quota for the hosted model provider has been exhausted.'},
  ],
  ['model_currently_not_support', {status: 400, message: 'The hosted trial does not support this model.'}],
  [
    'completion_request_error',
    {status: 400, message: '[openai] Bad Request Error, 400: org-8fK2 at https://llm.internal'},
  ],
  ['unauthorized', {status: 401, message: 'Access token is invalid'}],
  ['forbidden', {status: 403, message: "The app's API service has been disabled."}],
  [
    'workflow_version_execution_not_allowed',
    {status: 403, message: 'This plan cannot run a chosen workflow version.'},
  ],
  ['not_found', {status: 404, message: 'Conversation Not Exists.'}],
  ['unsupported_media_type', {status: 415, message: 'Unsupported Media Type'}],
  ['too_many_requests', {status: 429, message: 'Too many requests. Please try again later. The limit is 3.'}],
  ['rate_limit_error', {status: 429, message: 'The monthly limit of workflow runs has been reached.'}],
  ['internal_server_error', {status: 500, message: 'Internal Server Error, please contact support.'}],
  ['unknown', {status: 500, message: 'Internal Server Error'}],
]);
