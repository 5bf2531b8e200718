/** The sentences about the panel's size, in English. They are loaded with what changes it. */
export const enSize = {
  expand: 'Enlarge',
  collapse: 'Restore size',
  resize: 'Size of the chat',
  resizeHint: 'The arrow keys change it',
};
