import type {Plural} from './plural.js';

/** The sentences of a form's fields for files, where they differ from those of the composer, in English. */
export const enFormFiles = {
  fromDevice: 'Choose a file',
  fromDeviceMany: 'Choose files',
  byAddress: 'Enter a web address',
  count: {
    one: 'Only one file can be added here. Left out: {names}.',
    other: 'At most {count} files can be added here. Left out: {names}.',
  } as Plural,
};
