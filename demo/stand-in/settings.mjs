// @ts-check
/** What an app says of itself: parameters, site, info, icons of tools; and the server of itself. */
import {ApiError} from './errors.mjs';
import {sendBarePage} from './http.mjs';
import {isSigned, picture} from './picture.mjs';

/** @typedef {import('./routes.mjs').Call} Call */

/** @param {Call} call */
export function showParameters(call) {
  call.send(call.app.parameters);
}

/** @param {Call} call */
export function showSite(call) {
  if (!call.app.site)
    throw new ApiError(403, 'forbidden', "You don't have the permission to access the requested resource.");
  const {input_placeholder: placeholder, ...site} = call.app.site;
  const isNew = call.app.version.localeCompare('1.16.0', 'en', {numeric: true}) >= 0;
  call.send(isNew ? {...site, input_placeholder: placeholder} : site);
}

/** @param {Call} call */
export function showInfo(call) {
  call.send({...call.app.info, mode: call.app.mode});
}

/** @param {Call} call */
export function showMeta(call) {
  const isAgent = call.app.mode === 'agent-chat' || call.app.mode === 'agent';
  const icon = {background: '#DDEFE3', content: '🌲'};
  call.send({tool_icons: isAgent ? {sketch: icon, stock: icon, shop_search: icon} : {}});
}

/** @param {Call} call */
export function showVersion(call) {
  call.send({welcome: 'Dify OpenAPI', api_version: 'v1', server_version: call.app.version});
}

/** A file that a tool made: no key, but a signature that lives five minutes. @param {Call} call */
export function showPicture(call) {
  const id = call.params[0] ?? '';
  if (!isSigned(id, call.query)) return sendBarePage(call.res, 403, 'Forbidden', call.headers);
  const bytes = picture();
  call.res.writeHead(200, {
    ...call.headers,
    'content-type': 'image/png',
    'content-length': String(bytes.length),
  });
  call.res.end(bytes);
}
