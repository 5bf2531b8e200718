/** The list of the keyboard's shortcuts, in English. It is loaded with the button that opens it. */
export const enHelp = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  writing: 'While writing',
  newLine: 'New line',
  messages: 'In the conversation',
  scroll: 'Scroll',
  actions: 'Next or previous action of a message',
  ends: 'First or last action',
  chat: 'Anywhere in the chat',
  escape: 'Cancel or close',
  resize: 'Change the size, on the corner',
  move: 'Move the button, when it has the focus',
  list: 'Show this list',
  /** As they are written on keyboards of the language. */
  keys: {enter: 'Enter', shift: 'Shift', control: 'Ctrl', escape: 'Esc', home: 'Home', end: 'End'},
};
