/** Which files an app, or a field of a form, takes: read from Dify's settings, and asked before anything is sent. */
import type {FileKind} from '../conversation/answer.js';
import {nameInUrl} from '../conversation/answer.js';
import type {FormFileControl} from '../conversation/human-form.js';
import {takesFiles} from './takes-files.js';
import type {WireRecord} from './wire.js';
import {numberOrNull, record, strings} from './wire.js';

/** `upload`: from the visitor's device; `address`: the server fetches it from a URL. */
export type AttachmentMethod = 'upload' | 'address';

export interface AttachmentRules {
  readonly kinds: ReadonlySet<FileKind>;
  /** Of files that go as `custom`: in lower case, without dot. */
  readonly customExtensions: readonly string[];
  readonly methods: ReadonlySet<AttachmentMethod>;
  readonly maxCount: number;
  readonly maxBytes: Readonly<Record<FileKind, number>>;
}

/** What is known of a file before it is read. */
export interface NamedFile {
  readonly name: string;
  /** MIME type; empty where nobody knows it. */
  readonly type: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * What Dify takes a file for, by its extension (contract 9.3). The last of the documents need a server that reads them
 * with “Unstructured”, which its settings do not say: such a server is given the benefit of the doubt.
 */
const extensions: Readonly<Record<Exclude<FileKind, 'custom'>, string>> = {
  image: 'jpg jpeg png webp gif svg',
  video: 'mp4 mov mpeg webm',
  audio: 'mp3 m4a wav amr mpga',
  document: 'pdf docx xlsx txt md markdown csv html htm mdx xls vtt properties doc pptx ppt epub eml msg xml',
};

const namedKinds = Object.keys(extensions) as (keyof typeof extensions)[];

const kindByExtension = new Map<string, FileKind>(
  namedKinds.flatMap((kind) =>
    extensions[kind].split(' ').map((extension): [string, FileKind] => [extension, kind]),
  ),
);

/** Dify's own limits, in megabytes, for a server that does not name its own. */
const defaultMegabytes: Readonly<Record<FileKind, number>> = {
  image: 10,
  video: 100,
  audio: 50,
  document: 15,
  custom: 15,
};

const DEFAULT_COUNT = 10;

/** Of the app's messages; `null`: they take no files. */
export function attachmentRules(parameters: WireRecord | null): AttachmentRules | null {
  if (!takesFiles(parameters)) return null;
  const upload = record(parameters?.['file_upload']);
  const image = record(upload['image']);
  const isForImages = upload['enabled'] !== true || !Array.isArray(upload['allowed_file_types']);
  const fallback = isForImages ? countOf(image['number_limits']) : null;
  return {
    ...rulesIn(upload, parameters, upload['enabled'] === true ? null : image, ['image']),
    maxCount: countOf(upload['number_limits']) ?? fallback ?? defaultCount(parameters),
  };
}

/**
 * Of a field of a form that holds files.
 *
 * @param maxCount `null` where the field does not say.
 */
export function fieldRules(
  field: WireRecord,
  maxCount: number | null,
  parameters: WireRecord | null,
): AttachmentRules {
  return {
    ...rulesIn(field, parameters, null, namedKinds),
    maxCount: countOf(maxCount) ?? defaultCount(parameters),
  };
}

/** Of a form inside an answer. */
export function controlRules(
  {types, extensions: named, takesUploads, takesLinks, limit}: FormFileControl,
  parameters: WireRecord | null,
): AttachmentRules {
  const ways = [...(takesUploads ? ['local_file'] : []), ...(takesLinks ? ['remote_url'] : [])];
  const field = {
    allowed_file_types: types,
    allowed_file_extensions: named,
    allowed_file_upload_methods: ways,
  };
  return fieldRules(field, limit, parameters);
}

/** Every extension that is taken, the best known ones of each kind first. */
export function extensionsOf({kinds, customExtensions}: AttachmentRules): readonly string[] {
  const named = namedKinds.filter((kind) => kinds.has(kind));
  const custom = kinds.has('custom') ? customExtensions : [];
  return [...new Set([...named.flatMap((kind) => extensions[kind].split(' ')), ...custom])];
}

/** What a file is to be sent as; `null`: it is not taken. */
export function kindOf({name, type}: NamedFile, {kinds, customExtensions}: AttachmentRules): FileKind | null {
  const extension = extensionOf(name);
  const kind = kindByExtension.get(extension) ?? (extension === '' ? kindOfMimeType(type) : undefined);
  if (kind && kinds.has(kind)) return kind;
  return kinds.has('custom') && customExtensions.includes(extension) ? 'custom' : null;
}

/** The same for an address, whose path need not say what is behind it: then the server will find out. */
export function kindOfUrl(url: string, rules: AttachmentRules): FileKind | null {
  const name = nameInUrl(url);
  const kind = kindOf({name, type: ''}, rules);
  if (kind || kindByExtension.has(extensionOf(name))) return kind;
  return (
    (['image', 'document', 'audio', 'video', 'custom'] as const).find((each) => rules.kinds.has(each)) ?? null
  );
}

/** What a file is by itself, whatever an app takes. */
export function ownKindOf({name, type}: NamedFile): FileKind {
  return kindByExtension.get(extensionOf(name)) ?? kindOfMimeType(type) ?? 'document';
}

/** In bytes. A custom file is measured as what it is. */
export function maxBytesOf({name, type}: NamedFile, kind: FileKind, {maxBytes}: AttachmentRules): number {
  return maxBytes[
    kind === 'custom' ? (kindByExtension.get(extensionOf(name)) ?? kindOfMimeType(type) ?? kind) : kind
  ];
}

/** In lower case, without dot; empty without one. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function kindOfMimeType(type: string): FileKind | undefined {
  const [, kind] = /^(image|audio|video)\//.exec(type) ?? [];
  if (kind) return kind as FileKind;
  return /^(text\/|application\/pdf)/.test(type) ? 'document' : undefined;
}

function rulesIn(
  settings: WireRecord,
  parameters: WireRecord | null,
  imageOnly: WireRecord | null,
  fallback: readonly FileKind[],
): Omit<AttachmentRules, 'maxCount'> {
  const system = record(parameters?.['system_parameters']);
  const transfer = listOf(settings['allowed_file_upload_methods']) ??
    listOf((imageOnly ?? record(settings['image']))['transfer_methods']) ?? ['local_file', 'remote_url'];
  const kinds = (imageOnly ? null : listOf(settings['allowed_file_types'])) ?? fallback;
  const megabytes = (name: string, kind: FileKind): number => {
    const said = numberOrNull(system[name]);
    return (said !== null && said > 0 ? said : defaultMegabytes[kind]) * MEGABYTE;
  };
  return {
    kinds: new Set(kinds.filter(isKind)),
    customExtensions: strings(settings['allowed_file_extensions']).map((each) =>
      each.trim().replace(/^\./, '').toLowerCase(),
    ),
    methods: new Set([
      ...(transfer.includes('local_file') ? (['upload'] as const) : []),
      ...(transfer.includes('remote_url') ? (['address'] as const) : []),
    ]),
    maxBytes: {
      image: megabytes('image_file_size_limit', 'image'),
      video: megabytes('video_file_size_limit', 'video'),
      audio: megabytes('audio_file_size_limit', 'audio'),
      document: megabytes('file_size_limit', 'document'),
      custom: megabytes('file_size_limit', 'custom'),
    },
  };
}

/** A list with something in it. */
function listOf(value: unknown): readonly string[] | null {
  const list = strings(value);
  return list.length > 0 ? list : null;
}

function isKind(value: string): value is FileKind {
  return Object.hasOwn(defaultMegabytes, value);
}

function countOf(value: unknown): number | null {
  const count = numberOrNull(value);
  return count !== null && count > 0 ? count : null;
}

function defaultCount(parameters: WireRecord | null): number {
  return countOf(record(parameters?.['system_parameters'])['workflow_file_upload_limit']) ?? DEFAULT_COUNT;
}
