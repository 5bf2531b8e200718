// @ts-check
/** What an app says of itself: parameters, site, info, icons of tools; and the server of itself. */
import {ApiError} from './errors.mjs';
import {endUserId} from './files.mjs';

/** @typedef {import('./routes.mjs').Call} Call */

/** @param {Call} call */
export function showParameters(call) {
  call.send(call.app.parameters);
}

/** @param {Call} call */
export function showSite(call) {
  if (!call.app.site)
    throw new ApiError(403, 'forbidden', "You don't have the permission to access the requested resource.");
  const {input_placeholder: placeholder, ...own} = call.app.site;
  const site = {...own, icon_url: iconUrl(call, own)};
  const isNew = call.app.version.localeCompare('1.16.0', 'en', {numeric: true}) >= 0;
  const shown = isNew ? {...site, input_placeholder: placeholder} : site;
  call.send(call.isWebApp ? forVisitor(call, shown) : shown);
}

/**
 * The WebApp API says beside it who is asking.
 *
 * @param {Call} call
 * @param {Record<string, unknown>} site
 */
function forVisitor({app, query}, site) {
  return {
    app_id: endUserId(app.key, ''),
    end_user_id: endUserId(app.key, query.get('user') ?? ''),
    enable_site: true,
    site: {...site, prompt_public: false},
    model_config: null,
    plan: 'basic',
    can_replace_logo: false,
    custom_config: null,
  };
}

/** @param {Call} call */
export function showInfo(call) {
  call.send({...call.app.info, mode: call.app.mode});
}

const toolIcons = {
  sketch: {background: '#FCE7F6', content: '🎨'},
  stock: {background: '#FEF0C7', content: '📦'},
  weather: {background: '#E0F2FE', content: '🌦️'},
  reviews: {background: '#FEF7C3', content: '⭐'},
  shop_search: {background: '#DDEFE3', content: '🌲'},
};

/** @param {Call} call */
export function showMeta(call) {
  const isAgent = call.app.mode === 'agent-chat' || call.app.mode === 'agent';
  call.send({tool_icons: call.app.toolIcons ?? (isAgent ? toolIcons : {})});
}

/** @param {Call} call */
export function showVersion(call) {
  call.send({welcome: 'Dify OpenAPI', api_version: 'v1', server_version: call.app.version});
}

/**
 * Signed anew at every call when the icon is an uploaded picture. An app that names its picture gets that one; the
 * stand-in has one of its own for those that were never uploaded.
 *
 * @param {Call} call
 * @param {Record<string, unknown>} site
 * @returns {unknown}
 */
function iconUrl({app, server, origin}, {icon_type: type, icon, icon_url: url}) {
  if (type === 'image') return server.files.url(app, origin, 'image-preview', String(icon));
  return type === 'link' ? (url ?? icon) : null;
}
