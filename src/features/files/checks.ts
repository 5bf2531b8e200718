/** Asks of each file, before anything is sent, whether the app takes it; a refusal knows the limit that it hit. */
import type {FileKind} from '../../conversation/answer.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {extensionsOf, kindOf, kindOfUrl, maxBytesOf} from '../../dify/attachment-rules.js';

export type Refusal =
  | {readonly reason: 'off'}
  | {readonly reason: 'method'; readonly name: string}
  | {readonly reason: 'address'; readonly name: string}
  | {
      readonly reason: 'type';
      readonly name: string;
      readonly kinds: readonly FileKind[];
      /** Every one that is taken. */
      readonly extensions: readonly string[];
      readonly customExtensions: readonly string[];
      readonly maxBytes: number;
    }
  | {readonly reason: 'size'; readonly name: string; readonly size: number; readonly maxBytes: number}
  | {readonly reason: 'count'; readonly names: readonly string[]; readonly maxCount: number};

export interface Checked<T> {
  readonly taken: readonly (readonly [item: T, kind: FileKind])[];
  readonly refused: readonly Refusal[];
}

/** @param room how many more there may be. */
export function checkFiles(
  files: readonly File[],
  rules: AttachmentRules | null,
  room: number,
): Checked<File> {
  if (!rules) return {taken: [], refused: [{reason: 'off'}]};
  return check(files, rules, room, (file) => {
    if (!rules.methods.has('upload')) return {reason: 'method', name: file.name};
    const kind = kindOf(file, rules);
    if (!kind) return typeRefusal(file.name, rules);
    const maxBytes = maxBytesOf(file, kind, rules);
    return file.size > maxBytes ? {reason: 'size', name: file.name, size: file.size, maxBytes} : kind;
  });
}

export function checkUrls(
  urls: readonly string[],
  rules: AttachmentRules | null,
  room: number,
): Checked<string> {
  if (!rules) return {taken: [], refused: [{reason: 'off'}]};
  return check(urls, rules, room, (url) => {
    if (!isAddress(url)) return {reason: 'address', name: url};
    if (!rules.methods.has('address')) return {reason: 'method', name: url};
    return kindOfUrl(url, rules) ?? typeRefusal(url, rules);
  });
}

function check<T extends File | string>(
  items: readonly T[],
  {maxCount}: AttachmentRules,
  room: number,
  look: (item: T) => FileKind | Refusal,
): Checked<T> {
  const taken: (readonly [T, FileKind])[] = [];
  const refused: Refusal[] = [];
  const tooMany: string[] = [];
  for (const item of items) {
    const found = look(item);
    if (typeof found !== 'string') refused.push(found);
    else if (taken.length < room) taken.push([item, found]);
    else tooMany.push(typeof item === 'string' ? item : item.name);
  }
  if (tooMany.length > 0) refused.push({reason: 'count', names: tooMany, maxCount});
  return {taken, refused};
}

function typeRefusal(name: string, rules: AttachmentRules): Refusal {
  const kinds = [...rules.kinds];
  const maxBytes = Math.max(...kinds.map((kind) => rules.maxBytes[kind]));
  const customExtensions = rules.kinds.has('custom') ? rules.customExtensions : [];
  return {reason: 'type', name, kinds, extensions: extensionsOf(rules), customExtensions, maxBytes};
}

function isAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
