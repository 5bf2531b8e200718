/** The sentences of a form's fields for files, where they differ from those of the composer, in English. */
export const enFormFiles = {
  fromDevice: 'Choose a file',
  fromDeviceMany: 'Choose files',
  byAddress: 'Enter an address',
  count: 'At most {count} files can be added here. Left out: {names}.',
  countOne: 'Only one file can be added here. Left out: {names}.',
};
