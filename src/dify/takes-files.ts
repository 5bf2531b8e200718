/** Whether an app takes files at all: on its own, since it is asked before the feature is loaded. */
import type {WireRecord} from './wire.js';
import {record} from './wire.js';

/** Apps older than the general switch have one for images alone (contract 9.4). */
export function takesFiles(parameters: WireRecord | null): boolean {
  const upload = record(parameters?.['file_upload']);
  return upload['enabled'] === true || record(upload['image'])['enabled'] === true;
}
