/**
 * The text without any meaning, an element a line, in as many flushes as the widget takes: at the same pace, and no more
 * of it at once than a share that is set from outside.
 */
import {steadyFrames} from '../../src/session/steady-frames.js';
import {driveFloor} from './floor.js';

const pacing = {share: Infinity};
Object.assign(globalThis, {pacing});

driveFloor('plain-lines', (answer) => {
  const nextFlush = steadyFrames();
  let waiting = '';
  let isAsked = false;
  let line = newLine(answer);

  const flush = (): void => {
    const piece = waiting.slice(0, pacing.share);
    waiting = waiting.slice(piece.length);
    isAsked = waiting !== '';
    if (isAsked) requestAnimationFrame(flush);
    const [first = '', ...more] = piece.split('\n');
    line.appendData(first);
    for (const next of more) {
      line = newLine(answer);
      line.appendData(next);
    }
  };
  return {
    write(text) {
      waiting += text;
      if (isAsked) return;
      isAsked = true;
      nextFlush(flush);
    },
    end: () => undefined,
  };
});

function newLine(answer: Element): Text {
  return answer.appendChild(document.createElement('div')).appendChild(new Text());
}
