// @ts-check
/** What a file's name says of it: its kind, and how large it may be. */

/** @typedef {'image' | 'video' | 'audio' | 'document' | 'custom'} Kind */

/** @type {ReadonlyMap<string, Kind>} */
const kinds = new Map(
  Object.entries({
    image: 'jpg jpeg png webp gif svg',
    video: 'mp4 mov mpeg webm',
    audio: 'mp3 m4a wav amr mpga',
    document: 'txt markdown md mdx pdf html htm xlsx xls docx csv vtt properties',
  }).flatMap(([kind, extensions]) =>
    extensions
      .split(' ')
      .map((extension) => /** @type {[string, Kind]} */ ([extension, /** @type {Kind} */ (kind)])),
  ),
);

/** In which of an app's system parameters the limit of a kind stands, and Dify's default; both in megabytes. */
const limits = new Map(
  /** @type {[Kind, [string, number]][]} */ ([
    ['image', ['image_file_size_limit', 10]],
    ['video', ['video_file_size_limit', 100]],
    ['audio', ['audio_file_size_limit', 50]],
  ]),
);

const MEGABYTE = 1024 * 1024;

/** @param {string} filename @returns {string} In lower case, without dot; empty without one. */
export function extensionOf(filename) {
  const dot = filename.lastIndexOf('.');
  return dot < 0 ? '' : filename.slice(dot + 1).toLowerCase();
}

/** @param {string} filename @returns {Kind} */
export function kindOf(filename) {
  return kinds.get(extensionOf(filename)) ?? 'custom';
}

/**
 * @param {import('./apps.mjs').App} app
 * @param {string} filename
 * @returns {number} Bytes.
 */
export function uploadLimit(app, filename) {
  const [parameter, fallback] = limits.get(kindOf(filename)) ?? ['file_size_limit', 15];
  const system = /** @type {Record<string, unknown>} */ (app.parameters['system_parameters'] ?? {});
  const limit = system[parameter];
  return (typeof limit === 'number' ? limit : fallback) * MEGABYTE;
}

/** Types that a browser would run something in: they are only given as downloads. */
const active = new Set([
  'text/html',
  'application/xhtml+xml',
  'image/svg+xml',
  'text/xml',
  'application/xml',
  'text/javascript',
  'application/javascript',
]);

/**
 * @param {string} mimeType
 * @param {string} extension
 * @returns {boolean}
 */
export function isActive(mimeType, extension) {
  return active.has(mimeType) || ['html', 'htm', 'xhtml', 'svg', 'xml', 'js', 'mjs'].includes(extension);
}
