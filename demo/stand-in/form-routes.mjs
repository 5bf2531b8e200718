// @ts-check
/** `GET` and `POST /form/human_input/:token`: a form that a paused run waits for, and its answer; a token for its files. */
import {requiredUser} from './checks.mjs';
import {notFound} from './errors.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./forms.mjs').Form} Form */
/** @typedef {import('./run.mjs').Run} Run */

/** @param {Call} call */
export function showForm(call) {
  const {form} = findForm(call);
  form.requireOpen();
  const {form_content, inputs, resolved_default_values, actions, expiration_time} = form.definition;
  call.send({form_content, inputs, resolved_default_values, user_actions: actions, expiration_time});
}

/** Whoever has the token can answer; the first answer counts. @param {Call} call */
export function submitForm(call) {
  const {inputs, action, user} = call.json();
  const endUser = requiredUser(user);
  const {run, form} = findForm(call);
  const {app, server} = call;
  run.forms.submit(form, inputs, action, (id) => {
    const upload = server.files.upload(id);
    return upload?.appKey === app.key && upload.user === endUser;
  });
  call.send({});
}

/** What lets the form's files in: whoever has the form's token gets it. @param {Call} call */
export function issueUploadToken(call) {
  call.send(findForm(call).form.issueUploadToken());
}

/**
 * @param {Call} call
 * @returns {{run: Run, form: Form}}
 * @throws {import('./errors.mjs').ApiError} 404, also when it is another app's.
 */
function findForm({server, app, params}) {
  const found = server.findForm(({token}) => token === params[0]);
  if (!found || found.run.app.key !== app.key) throw notFound('Form not found');
  return found;
}
