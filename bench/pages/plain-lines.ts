/** The text without any meaning, as it comes: an element a line, and each piece appended to the last of them. */
import {driveFloor} from './floor.js';

driveFloor('plain-lines', (answer) => {
  const newLine = (): Text => answer.appendChild(document.createElement('div')).appendChild(new Text());
  let line = newLine();
  return {
    write(text) {
      const [first = '', ...more] = text.split('\n');
      line.appendData(first);
      for (const next of more) {
        line = newLine();
        line.appendData(next);
      }
    },
    end: () => undefined,
  };
});
