import {expect} from '@open-wc/testing';
import {resetMouse} from '@web/test-runner-commands';
import {openChat, until} from '../../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';

function isFetched(part: string): boolean {
  return performance.getEntriesByType('resource').some(({name}) => name.includes(part));
}

describe('what goes beyond plain markdown', () => {
  it('is fetched in idle time, after the first answer and not before', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('An *ordinary* answer.'), gate.step, says(' LAST'), ends]));
    await page.reads('ordinary');
    expect(isFetched('/text-writer')).to.equal(true);
    expect(isFetched('/text-extension')).to.equal(false);
    await gate.open();
    await page.answered();
    await until(() => isFetched('/text-extension'), 'it is loaded');
  });
});

describe('the list of conversations', () => {
  it('is fetched when somebody points at its button', async () => {
    const page = await openChat();
    await page.seen('button', 'Conversations');
    expect(isFetched('/features/history/history.')).to.equal(false);
    await page.pointAt('Conversations');
    await until(() => isFetched('/features/history/history.'), 'it is loaded');
    expect(page.get('button', 'Conversations').getAttribute('aria-expanded')).to.equal('false');
    await resetMouse();
  });
});
