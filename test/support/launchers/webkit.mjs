/**
 * WebKit for Web Test Runner: WebKitGTK's small browser under a screen of its own, driven over W3C WebDriver.
 *
 * The ready-made WebDriver launcher loses repeated letters and refuses viewport, mouse and keys, so this one
 * speaks the protocol itself. It calls itself a Playwright launcher and offers the few methods of a Playwright
 * page that the runner's commands (`sendKeys`, `sendMouse`, `setViewport` …) call.
 *
 * @see https://www.w3.org/TR/webdriver2/
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {findWebKit} from '../browsers.mjs';

const screen = {width: 1920, height: 1600};

/** How long the driver may take to answer its first request, and the window to take its size. */
const startMs = 20_000;
const resizeMs = 5_000;

/**
 * @param {object} [options]
 * @param {{width: number, height: number}} [options.viewport]
 * @param {string[]} [options.args] for the browser; `--dark-mode` is the only way to prefers-color-scheme: dark
 * @returns {import('@web/test-runner').BrowserLauncher & {getPage(id: string): object}}
 */
export function webkit({viewport = {width: 800, height: 600}, args = []} = {}) {
  /** @type {Session[]} */
  const all = [];
  /** @type {Session[]} */
  const idle = [];
  /** @type {Map<string, Session>} */
  const active = new Map();
  /** @type {Promise<Display> | undefined} */
  let display;

  const start = async () => {
    const found = findWebKit();
    if (!found) throw new Error('WebKitGTK is not installed: run `npm run setup`');
    display ??= openDisplay(found.xvfb);
    const session = await Session.start({...found, args, display: (await display).name});
    all.push(session);
    return session;
  };
  const sessionOf = (/** @type {string} */ id) => {
    const session = active.get(id);
    if (!session) throw new Error(`no WebKit session ${id}`);
    return session;
  };

  return {
    name: 'WebKit',
    type: 'playwright',
    concurrency: 1,
    async startSession(id, url) {
      const session = idle.pop() ?? (await start());
      active.set(id, session);
      await session.page.setViewportSize(viewport);
      await session.navigate(url);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => sessionOf(id).call('GET', '/url'),
    getPage: (id) => sessionOf(id).page,
    async stopSession(id) {
      const session = sessionOf(id);
      active.delete(id);
      await session.navigate('about:blank');
      idle.push(session);
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK cannot be debugged from here')),
    async stop() {
      await Promise.all(all.splice(0).map((session) => session.stop()));
      (await display)?.close();
    },
  };
}

/** @typedef {{name: string, close: () => void}} Display */

/**
 * The screen of the machine, or one that nobody sees and that picks its own free number.
 *
 * @param {string | undefined} xvfb
 * @returns {Promise<Display>}
 */
async function openDisplay(xvfb) {
  if (!xvfb) return {name: process.env['DISPLAY'] ?? ':0', close: () => undefined};
  const size = `${screen.width}x${screen.height}x24`;
  const server = spawn(xvfb, ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  stopWithUs(server);
  const number = await Promise.race([
    once(server.stdout, 'data').then(([data]) => String(data).trim()),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start'))),
  ]);
  return {name: `:${number}`, close: () => void server.kill()};
}

/** One driver with one browser: WebKitWebDriver allows no second session. */
class Session {
  /** @param {{driver: string, browser: string, args: string[], display: string}} options */
  static async start({driver, browser, args, display}) {
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1', // layers cost a quarter more where the processor draws them
    };
    const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {env, stdio: 'ignore'});
    stopWithUs(child);
    const session = new Session(child, `http://127.0.0.1:${port}`);
    await until(startMs, () => session.call('GET', '/status'));
    const {sessionId} = await session.call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: 'eager',
          // Without full screen the toolbar forces the page to 447 CSS pixels at least; with it, to 334.
          'webkitgtk:browserOptions': {binary: browser, args: ['--automation', '--full-screen', ...args]},
        },
      },
    });
    session.#base += `/session/${sessionId}`;
    return session;
  }

  #base;
  #driver;

  /**
   * @param {import('node:child_process').ChildProcess} driver
   * @param {string} base
   */
  constructor(driver, base) {
    this.#driver = driver;
    this.#base = base;
    this.page = pageOf(this);
  }

  /**
   * @param {'GET' | 'POST' | 'DELETE'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async call(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      ...(body ? {body: JSON.stringify(body), headers: {'content-type': 'application/json'}} : {}),
    });
    const {value} = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** @param {string} url */
  async navigate(url) {
    await this.call('POST', '/url', {url});
  }

  /**
   * @param {string} script the body of a function
   * @param {unknown[]} args
   */
  execute(script, ...args) {
    return this.call('POST', '/execute/sync', {script, args});
  }

  /**
   * @param {'key' | 'pointer'} type
   * @param {object[]} actions
   */
  async act(type, actions) {
    await this.call('POST', '/actions', {actions: [{type, id: type, actions}]});
  }

  async stop() {
    await this.call('DELETE', '').catch(() => undefined); // it may have crashed, and is killed next anyway
    this.#driver.kill();
  }
}

/** How WebDriver writes a key that is not a character. */
const keys = new Map([
  ['Alt', '\uE00A'],
  ['ArrowDown', '\uE015'],
  ['ArrowLeft', '\uE012'],
  ['ArrowRight', '\uE014'],
  ['ArrowUp', '\uE013'],
  ['Backspace', '\uE003'],
  ['Control', '\uE009'],
  ['Delete', '\uE017'],
  ['End', '\uE010'],
  ['Enter', '\uE007'],
  ['Escape', '\uE00C'],
  ['Home', '\uE011'],
  ['Meta', '\uE03D'],
  ['PageDown', '\uE00F'],
  ['PageUp', '\uE00E'],
  ['Shift', '\uE008'],
  ['Space', ' '],
  ['Tab', '\uE004'],
]);
const buttons = {left: 0, middle: 1, right: 2};
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @typedef {{button?: keyof typeof buttons}} MouseOptions */

/**
 * The part of a Playwright page that the runner's commands use.
 *
 * @param {Session} session
 */
function pageOf(session) {
  const key = (/** @type {string} */ name) => keys.get(name) ?? name;
  const down = (/** @type {string} */ value) => ({type: 'keyDown', value});
  const up = (/** @type {string} */ value) => ({type: 'keyUp', value});
  const move = (/** @type {number} */ x, /** @type {number} */ y) => ({
    type: 'pointerMove',
    duration: 0,
    x,
    y,
  });
  const press = ({button = 'left'} = /** @type {MouseOptions} */ ({})) => ({
    type: 'pointerDown',
    button: buttons[button],
  });
  const release = ({button = 'left'} = /** @type {MouseOptions} */ ({})) => ({
    type: 'pointerUp',
    button: buttons[button],
  });

  return {
    /** @param {{width: number, height: number}} size */
    setViewportSize: (size) => setViewportSize(session, size),
    emulateMedia: () => Promise.reject(new Error('WebKitGTK cannot change media features while it runs')),
    keyboard: {
      /** @param {string} text one command a letter: in one long command repeated letters get lost */
      async type(text) {
        for (const letter of text) await session.act('key', [down(letter), up(letter)]);
      },
      /** @param {string} combination such as `Shift+Tab` */
      async press(combination) {
        const pressed = combination.split(/(?<=.)\+/).map(key);
        await session.act('key', [...pressed.map(down), ...pressed.reverse().map(up)]);
      },
      /** @param {string} name */
      down: (name) => session.act('key', [down(key(name))]),
      /** @param {string} name */
      up: (name) => session.act('key', [up(key(name))]),
    },
    mouse: {
      /** @type {(x: number, y: number) => Promise<void>} */
      move: (x, y) => session.act('pointer', [move(x, y)]),
      /** @type {(x: number, y: number, options?: MouseOptions) => Promise<void>} */
      click: (x, y, options) => session.act('pointer', [move(x, y), press(options), release(options)]),
      /** @param {MouseOptions} [options] */
      down: (options) => session.act('pointer', [press(options)]),
      /** @param {MouseOptions} [options] */
      up: (options) => session.act('pointer', [release(options)]),
    },
    /** @param {string} selector */
    locator: (selector) => ({
      /** @param {string | string[] | {label: string}} wanted */
      selectOption(wanted) {
        const by = typeof wanted === 'object' && 'label' in wanted ? wanted : {value: [wanted].flat()[0]};
        return session.execute(`(${selectOption})(...arguments)`, selector, by);
      },
    }),
    /** @type {(run: Function | string, argument: unknown) => Promise<object>} */
    async evaluateHandle(run, argument) {
      const handle = await session.execute(`return (${run})(arguments[0])`, argument);
      const screenshot = () => session.call('GET', `/element/${handle[elementKey]}/screenshot`);
      const element = {screenshot: async () => Buffer.from(await screenshot(), 'base64')};
      return {asElement: () => (handle ? element : null)};
    },
    screenshot: async () => Buffer.from(await session.call('GET', '/screenshot'), 'base64'),
  };
}

/**
 * Gives the page its size, and the window the keyboard: there is no window manager, so X hands the keys to the
 * window under the pointer, which rests in the middle of a fresh screen. Hence the window is centred.
 *
 * @param {Session} session
 * @param {{width: number, height: number}} size in CSS pixels
 */
async function setViewportSize(session, {width, height}) {
  const outer = {width, height};
  let tries = 0;
  await until(resizeMs, async () => {
    const window = await session.call('POST', '/window/rect', {
      x: Math.max(0, Math.floor((screen.width - outer.width) / 2)),
      y: Math.max(0, Math.floor((screen.height - outer.height) / 2)),
      ...outer,
    });
    const [innerWidth, innerHeight, focused] = await session.execute(
      'return [innerWidth, innerHeight, document.hasFocus()]',
    );
    if (innerWidth === width && innerHeight === height && focused) return;
    if (++tries % 5 === 0) {
      outer.width = window.width + width - innerWidth;
      outer.height = window.height + height - innerHeight;
    }
    throw new Error(`asked for ${width}×${height}, got ${innerWidth}×${innerHeight}, focused: ${focused}`);
  });
}

/**
 * Runs in the page.
 *
 * @param {string} selector
 * @param {{value?: string, label?: string}} wanted
 */
function selectOption(selector, {value, label}) {
  const select = /** @type {HTMLSelectElement} */ (document.querySelector(selector));
  const option = [...select.options].find((each) => each.value === value || each.label === label);
  if (!option) throw new Error(`${selector} has no option ${value ?? label}`);
  select.value = option.value;
  select.dispatchEvent(new Event('input', {bubbles: true}));
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

/**
 * Tries until it succeeds, or time is up: then the last failure is thrown.
 *
 * @param {number} ms
 * @param {() => Promise<unknown>} attempt
 */
async function until(ms, attempt) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(50);
    }
  }
}

/** A port nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A run that is broken off leaves no browser behind.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithUs(child) {
  const stop = () => void child.kill();
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
}
