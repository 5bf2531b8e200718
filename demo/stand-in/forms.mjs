// @ts-check
/**
 * Forms that a chatflow's run waits for (Dify's Human Input node): what they ask, and what became of them.
 */
import {ApiError} from './errors.mjs';
import {isObject} from './http.mjs';
import {newId, seconds} from './store.mjs';

/**
 * @typedef {object} Control What is asked for under one name.
 * @property {'paragraph' | 'select' | 'file' | 'file-list'} type
 * @property {string} output_variable_name
 * @property {{type: 'constant' | 'variable', selector: string[], value: string}} [default] Of a paragraph.
 * @property {{type: 'constant' | 'variable', selector: string[], value: string[]}} [option_source] Of a select.
 * @property {string[]} [allowed_file_types]
 * @property {string[]} [allowed_file_extensions]
 * @property {string[]} [allowed_file_upload_methods]
 * @property {number} [number_limits] Of a file list.
 */

/**
 * @typedef {object} Action A button that submits.
 * @property {string} id
 * @property {string} title
 * @property {'primary' | 'default' | 'accent' | 'ghost'} button_style
 */

/**
 * @typedef {object} FormPlan What a play asks people for; whatever is left out is as Dify has it by default.
 * @property {string} [node_id]
 * @property {string} [node_title]
 * @property {string} [form_content] Markdown; `{{#$output.name#}}` is where the control of that name goes.
 * @property {readonly Control[]} [inputs]
 * @property {readonly Action[]} [actions]
 * @property {boolean} [display_in_ui]
 * @property {null} [form_token] There to be `null`: the form is delivered elsewhere, by e-mail for one.
 * @property {Record<string, string>} [resolved_default_values] Of the defaults that are variables.
 * @property {number} [expires_in] Seconds, of the real clock.
 */

/** @typedef {{action: Action, values: Record<string, unknown>, rendered: string}} Submission */

/** Dify's default of 36 hours, in seconds. */
const LIFETIME = 36 * 60 * 60;
/** Of a token for uploads, in seconds. */
const UPLOAD_TOKEN_LIFETIME = 60 * 60;
/** What a timer can count; a form that lives longer outlives this process. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const approve = /** @type {const} */ ({id: 'approve', title: 'Approve', button_style: 'primary'});

/** One form of one run. */
export class Form {
  id = newId();
  /** @type {string | null} */
  token;
  /** Of this execution of the node. */
  executionId = newId();
  /** @type {Submission | null} */
  submission = null;
  /** What lets files of this form in, with when it is over, in seconds. @type {Map<string, number>} */
  uploadTokens = new Map();
  /** Whether the run has gone on without an answer, or will not take one any more. */
  isExpired = false;

  /** @param {FormPlan} plan */
  constructor(plan) {
    this.plan = plan;
    this.token = plan.form_token === null ? null : newId().replaceAll('-', '').slice(0, 22);
    this.expirationTime = seconds() + (plan.expires_in ?? LIFETIME);
  }

  get nodeId() {
    return this.plan.node_id ?? 'approval';
  }

  get nodeTitle() {
    return this.plan.node_title ?? 'Approval';
  }

  /** @returns {readonly Control[]} */
  get controls() {
    return this.plan.inputs ?? [];
  }

  /** @returns {readonly Action[]} */
  get actions() {
    return this.plan.actions ?? [approve];
  }

  get isOpen() {
    return !this.submission && !this.isExpired;
  }

  /** The form as events and history show it, in Dify's order. @returns {Record<string, unknown>} */
  get definition() {
    return {
      form_id: this.id,
      node_id: this.nodeId,
      node_title: this.nodeTitle,
      form_content: this.plan.form_content ?? '',
      inputs: this.controls,
      actions: this.actions,
      display_in_ui: this.plan.display_in_ui ?? true,
      form_token: this.token,
      resolved_default_values: this.plan.resolved_default_values ?? {},
      expiration_time: this.expirationTime,
    };
  }

  /** The answer as events tell it. @returns {Record<string, unknown> | null} */
  get answer() {
    if (!this.submission) return null;
    const {action, rendered} = this.submission;
    return {
      node_id: this.nodeId,
      node_title: this.nodeTitle,
      rendered_content: rendered,
      action_id: action.id,
      action_text: action.title,
    };
  }

  /** @throws {ApiError} 412, when it takes no answer any more. */
  requireOpen() {
    if (this.submission)
      throw gone('submitted', 'This form has already been submitted by another user', this);
    if (this.isExpired) throw gone('expired', 'This form has expired', this);
  }

  /** @returns {{upload_token: string, expires_at: number}} */
  issueUploadToken() {
    this.requireOpen();
    const token = `hitl_upload_${newId().replaceAll('-', '')}`;
    const expiresAt = Math.min(this.expirationTime, seconds() + UPLOAD_TOKEN_LIFETIME);
    this.uploadTokens.set(token, expiresAt);
    return {upload_token: token, expires_at: expiresAt};
  }

  /** @param {string} token @returns {boolean} */
  isGoodFor(token) {
    return this.isOpen && (this.uploadTokens.get(token) ?? 0) > seconds();
  }

  /**
   * Takes an answer.
   *
   * @param {unknown} inputs
   * @param {unknown} actionId
   * @param {(uploadId: string) => boolean} isUploaded
   * @throws {ApiError} 412, or 400 for an answer that does not fit the form.
   */
  submit(inputs, actionId, isUploaded) {
    this.requireOpen();
    const action = this.actions.find(({id}) => id === actionId);
    if (!action) throw invalidData(`Invalid action: ${String(actionId)}`);
    if (!isObject(inputs)) throw invalidData('Input should be a valid dictionary');
    const missing = this.controls.filter(
      ({type, output_variable_name: name}) => type !== 'paragraph' && inputs[name] === undefined,
    );
    if (missing.length > 0)
      throw invalidData(
        `Missing required inputs: ${missing.map((it) => it.output_variable_name).join(', ')}`,
      );
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const control of this.controls) {
      const name = control.output_variable_name;
      values[name] = checkedValue(control, inputs[name] ?? '', isUploaded);
    }
    this.submission = {action, values, rendered: this.#rendered(values)};
  }

  /** @param {Record<string, unknown>} values @returns {string} */
  #rendered(values) {
    return (this.plan.form_content ?? '').replace(/\{\{#\$output\.([^#]+)#\}\}/g, (_all, name) => {
      const value = values[name] ?? '';
      if (Array.isArray(value)) return `[${value.length} files]`;
      return isObject(value) ? '[file]' : String(value);
    });
  }
}

/** The forms of one run, and the wait for an answer to any of them. */
export class Forms {
  /** @type {Form[]} */
  all = [];
  /** Answered or expired, and not yet told. @type {Form[]} */
  #news = [];
  /** @type {() => void} */
  #wake = () => {};

  get open() {
    return this.all.filter((form) => form.isOpen);
  }

  /** @param {FormPlan} plan @returns {Form} */
  add(plan) {
    const form = new Form(plan);
    this.all.push(form);
    const lifeMs = (form.expirationTime - seconds()) * 1000;
    if (lifeMs <= MAX_TIMER_MS) setTimeout(() => form.isOpen && this.expire(form, true), lifeMs).unref();
    return form;
  }

  /**
   * @param {Form} form
   * @param {unknown} inputs
   * @param {unknown} actionId
   * @param {(uploadId: string) => boolean} isUploaded
   * @throws {ApiError} When the form does not take it.
   */
  submit(form, inputs, actionId, isUploaded) {
    form.submit(inputs, actionId, isUploaded);
    this.#tell(form);
  }

  /**
   * @param {Form} form
   * @param {boolean} resumes Whether the run notices at once. Dify's looks only now and then.
   */
  expire(form, resumes) {
    form.isExpired = true;
    form.expirationTime = Math.min(form.expirationTime, seconds());
    if (resumes) this.#tell(form);
  }

  /** @returns {Promise<void>} When a form was answered or has expired. */
  changed() {
    if (this.#news.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** @returns {readonly Form[]} What became known since it was last asked. */
  takeNews() {
    return this.#news.splice(0);
  }

  /** @param {Form} form */
  #tell(form) {
    this.#news.push(form);
    this.#wake();
  }
}

/**
 * @param {Control} control
 * @param {unknown} value
 * @param {(uploadId: string) => boolean} isUploaded
 * @returns {unknown}
 * @throws {ApiError} 400
 */
function checkedValue(control, value, isUploaded) {
  const name = control.output_variable_name;
  switch (control.type) {
    case 'paragraph':
      if (typeof value === 'string') return value;
      throw invalidData(`${name} must be a string`);
    case 'select':
      if (typeof value === 'string' && control.option_source?.value.includes(value)) return value;
      throw invalidData(`${name} must be one of: ${control.option_source?.value.join(', ')}`);
    case 'file':
      return checkedFile(control, value, isUploaded);
    default:
      if (!Array.isArray(value)) throw invalidData(`${name} must be a list of files`);
      if (value.length > (control.number_limits ?? 5)) throw invalidData(`${name} has too many files`);
      return value.map((file) => checkedFile(control, file, isUploaded));
  }
}

/**
 * @param {Control} control
 * @param {unknown} file
 * @param {(uploadId: string) => boolean} isUploaded
 * @returns {Record<string, unknown>}
 * @throws {ApiError} 400
 */
function checkedFile(control, file, isUploaded) {
  const name = control.output_variable_name;
  if (!isObject(file)) throw invalidData(`${name} must be a file`);
  const method = String(file['transfer_method']);
  const methods = control.allowed_file_upload_methods ?? ['local_file', 'remote_url'];
  if (!methods.includes(method)) throw invalidData(`${name}: transfer method ${method} is not allowed`);
  const place = method === 'remote_url' ? file['url'] : file['upload_file_id'];
  if (typeof place !== 'string' || place === '') throw invalidData(`${name} names no file`);
  if (method === 'local_file' && !isUploaded(place)) throw invalidData(`${name}: invalid upload file`);
  const types = control.allowed_file_types ?? [];
  if (types.length > 0 && !types.includes(String(file['type'])))
    throw invalidData(`${name}: file type ${String(file['type'])} is not allowed`);
  return file;
}

/** @param {string} message @returns {ApiError} */
const invalidData = (message) => new ApiError(400, 'invalid_form_data', message);

/**
 * @param {'submitted' | 'expired'} what
 * @param {string} message
 * @param {Form} form
 * @returns {ApiError}
 */
const gone = (what, message, form) =>
  new ApiError(412, `human_input_form_${what}`, `${message}, form_id=${form.id}`);
