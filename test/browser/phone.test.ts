/** What touch screens need beside a narrower layout. */
import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {feature as phone} from '../../src/features/phone/phone.js';
import {followViewport} from '../../src/features/phone/follow-viewport.js';
import type {Chat} from '../../src/features/feature.js';
import {openChat, until} from '../support/chat-page.js';

/** A window with a keyboard over it, which no test can bring up. */
class Viewport extends EventTarget {
  height = innerHeight;
  offsetTop = 0;
  scale = 1;

  is(height: number, offsetTop: number, scale = 1): void {
    Object.assign(this, {height, offsetTop, scale});
    this.dispatchEvent(new Event('resize'));
  }
}

function frameOf(element: HTMLElement): HTMLElement {
  return element.shadowRoot!.querySelector<HTMLElement>('.frame')!;
}

describe('the on-screen keyboard', () => {
  it('leaves the panel in sight, composer and all, and gives its room back', async () => {
    await setViewport({width: 360, height: 740});
    const {element, get} = await openPhone();
    const viewport = new Viewport();
    const end = followViewport(viewport, frameOf(element));
    expect(Math.round(get().height)).to.equal(innerHeight);
    viewport.is(innerHeight - 300, 40);
    expect([Math.round(get().top), Math.round(get().height)]).to.deep.equal([40, innerHeight - 300]);
    viewport.is(innerHeight - 300, 0, 2);
    expect(Math.round(get().height), 'zoomed in').to.equal(innerHeight);
    viewport.is(innerHeight - 300, 0);
    end();
    expect(Math.round(get().height)).to.equal(innerHeight);
  });
});

describe('the system’s way back', () => {
  const original = Reflect.get(globalThis, 'CloseWatcher') as unknown;
  afterEach(() => Reflect.set(globalThis, 'CloseWatcher', original));

  it('closes a panel over the whole screen, and is let go of with it', async () => {
    await setViewport({width: 360, height: 740});
    const watchers = new Set<EventTarget>();
    class Watcher extends EventTarget {
      constructor() {
        super();
        watchers.add(this);
      }
      destroy(): void {
        watchers.delete(this);
      }
    }
    Reflect.set(globalThis, 'CloseWatcher', Watcher);
    const {element, feature} = await openPhone();
    expect(watchers.size).to.equal(1);
    for (const watcher of watchers) watcher.dispatchEvent(new Event('close'));
    await element.updateComplete;
    expect([element.open, watchers.size]).to.deep.equal([false, 0]);
    element.show();
    await element.updateComplete;
    expect(watchers.size).to.equal(1);
    feature.suspend!();
    expect(watchers.size).to.equal(0);
  });
});

/** A chat with the feature on, though the pointer of this machine is a fine one. */
async function openPhone() {
  const {element, root} = await openChat();
  const feature = phone({host: element} as unknown as Chat);
  element.adopt([feature.styles!]);
  await element.updateComplete;
  // Past the movement with which it comes in.
  const panel = root.querySelector<HTMLElement>('[part="panel"]')!;
  await until(() => panel.getBoundingClientRect().width === panel.offsetWidth, 'the panel stands still');
  const get = (): DOMRect => panel.getBoundingClientRect();
  return {element, feature, get};
}
