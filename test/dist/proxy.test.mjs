/** The built proxy: in the demo with a page that has no key, and in the recipes of docs/proxy.md. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {transform} from 'esbuild';
import {chromium} from 'playwright-core';
import {startDemo} from '../../demo/server.mjs';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';

const KEY = 'app-WhatNobodyMayFind0123';
const root = fileURLToPath(new URL('../../', import.meta.url));
/** Inside the package, so that it can be imported by its name. */
const made = join(root, 'reports', 'recipes');

const executablePath = findChromium();
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';

/** @type {Awaited<ReturnType<typeof startStandIn>>} */
let dify;
/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo;

before(async () => {
  dify = await startStandIn({control: true, pace: 0, keys: {[KEY]: 'app-demo-chat'}});
  demo = await startDemo({port: 0, dify: {baseUrl: `${dify.url}/v1`, apiKey: KEY}});
});

after(() => Promise.all([demo?.close(), dify?.close()]));

test(
  'a page without a key chats, uploads and stops, and the key is nowhere in it',
  {skip, timeout: 60_000},
  async () => {
    assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
    const browser = await chromium.launch({
      executablePath,
      args: chromiumArgs,
      chromiumSandbox: process.getuid?.() !== 0,
    });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(10_000);
      const seen = watch(page);
      await page.goto(`${demo.url}/proxy.html`);
      const box = page.getByRole('textbox');

      await box.fill('Which tent for two?');
      await box.press('Enter');
      await page.getByRole('article').filter({hasText: 'Drift 2'}).last().waitFor();

      const chosen = page.waitForEvent('filechooser');
      await page.getByRole('button', {name: 'Attach files'}).click();
      await page.getByRole('menuitem', {name: 'From this device'}).click();
      await (await chosen).setFiles({name: 'tent.png', mimeType: 'image/png', buffer: picture});
      await page.getByRole('button', {name: 'Remove tent.png'}).waitFor();
      await box.fill('What is this?');
      await box.press('Enter');
      await page
        .getByRole('article')
        .filter({hasText: 'What is this?'})
        .getByRole('img', {name: 'tent.png'})
        .waitFor();
      await page.getByRole('button', {name: 'Stop'}).waitFor({state: 'hidden'});

      await control('PUT', 'plays/slow', {steps: [says('So far'), {hold: 'never'}]});
      await box.fill('play:slow');
      await box.press('Enter');
      // The first words are here while the server still holds back the rest: nothing on the way gathers them.
      await page.getByRole('article').filter({hasText: 'So far'}).waitFor();
      const stopped = page.waitForResponse((response) => response.url().endsWith('/stop'));
      await page.getByRole('button', {name: 'Stop'}).click();
      assert.equal((await stopped).status(), 200);
      await page.getByRole('button', {name: 'Stop'}).waitFor({state: 'hidden'});

      const session = (await page.context().cookies()).find(({name}) => name === 'demo-visitor');
      assert.ok(session);
      await page.close();
      const {texts, failed} = await seen();
      assert.deepEqual(failed, []);
      assert.ok(texts.length > 10);
      assert.ok(
        texts.some((text) => text.includes('message_end')),
        'streams were read too',
      );
      for (const text of texts) assert.ok(!text.includes(KEY), text.slice(0, 200));

      const asked = (await control('GET', `requests?app=${KEY}`)).data;
      const paths = new Set(
        asked.map((/** @type {{path: string}} */ {path}) => path.replace(/[0-9a-f-]{36}/, 'ID')),
      );
      for (const path of ['/v1/chat-messages', '/v1/files/upload', '/v1/chat-messages/ID/stop'])
        assert.ok(paths.has(path), path);
      const users = asked.map((/** @type {{user: string | null}} */ {user}) => user);
      assert.deepEqual(new Set(users), new Set([session.value]), 'all that Dify heard is the session’s');
      for (const {headers} of asked) assert.equal(headers.cookie, undefined);
    } finally {
      await browser.close();
    }
  },
);

test('the key is in no file that the site serves', async () => {
  const files = [
    ...filesIn('dist').map((file) => `/dist/${file}`),
    ...filesIn('demo/pages').map((file) => `/${file}`),
    '/config.json',
    '/demo/phrases.json',
    '/chat-api/parameters',
  ];
  for (const file of files) {
    const response = await fetch(demo.url + file);
    assert.ok(!(await response.text()).includes(KEY), file);
    assert.ok(!JSON.stringify([...response.headers]).includes(KEY), file);
  }
});

test('the demo’s proxy wants a session, and its own name', async () => {
  const path = `${demo.url}/chat-api/parameters`;
  assert.equal((await fetch(path)).status, 401);
  const {headers} = await fetch(`${demo.url}/proxy.html`);
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  assert.equal((await fetch(path, {headers: {cookie}})).status, 200);
  const {hostname, port} = new URL(demo.url);
  const {request} = await import('node:http');
  const asked = request({
    hostname,
    port,
    path: '/chat-api/parameters',
    headers: {cookie, host: `evil.example:${port}`},
  });
  const [{statusCode}] = await once(asked.end(), 'response');
  assert.equal(statusCode, 403);
});

/** By the heading that it stands under. */
const recipes = recipesIn(readFileSync(join(root, 'docs/proxy.md'), 'utf8'));
const env = {
  DIFY_API_KEY: KEY,
  get DIFY_BASE_URL() {
    return `${dify.url}/v1`;
  },
};
const question = {query: 'Which tent for two?', inputs: {}, user: 'eve', response_mode: 'streaming'};

test('there is a recipe for each runtime, and each is a module', async () => {
  const names = [
    'Node',
    'Express',
    'Next.js',
    'Hono',
    'Cloudflare Workers',
    'Deno',
    'Bun',
    'On several machines',
  ];
  assert.deepEqual([...recipes.keys()], names);
  for (const [name, {code}] of recipes) await assert.doesNotReject(transform(code, {format: 'esm'}), name);
});

test('the recipe for Node is a server, whose visitors are those of the site', {timeout: 30_000}, async () => {
  const file = write('Node');
  write(
    'session',
    "export const sessionOf = async (cookie) => (cookie === 'ada' ? {userId: 'ada'} : null);",
    'session.mjs',
  );
  const port = await freePort();
  const server = spawn(process.execPath, [file], {
    env: {...process.env, ...env, PORT: String(port)},
    stdio: 'inherit',
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    while (!(await fetch(url).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 20));
    const ask = (/** @type {Record<string, string>} */ headers) =>
      fetch(`${url}/chat-api/chat-messages`, {
        method: 'POST',
        headers: {'content-type': 'application/json', ...headers},
        body: JSON.stringify(question),
      });
    assert.equal((await ask({})).status, 401);
    const answer = await ask({cookie: 'ada'});
    assert.match(await answer.text(), /message_end/);
    assert.equal((await control('GET', `requests?app=${KEY}&user=eve`)).data.length, 0);
    assert.equal((await control('GET', `requests?app=${KEY}&user=ada`)).data.length, 1);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});

/** @type {readonly [name: string, handler: (module: any) => (request: Request) => Promise<Response>][]} */
const handlers = [
  ['Next.js', ({GET}) => GET],
  [
    'Cloudflare Workers',
    ({default: worker}) =>
      (request) =>
        worker.fetch(request, {...env}),
  ],
];
for (const [name, handlerIn] of handlers)
  test(`the recipe for ${name} answers`, async () => {
    Object.assign(process.env, {...env});
    const handler = handlerIn(await import(pathToFileURL(write(name)).href));
    const answer = await handler(new Request('https://site.test/chat-api/parameters'));
    assert.equal(answer.status, 200);
    const refused = await handler(new Request('https://site.test/chat-api/app/feedbacks'));
    assert.equal(refused.status, 404);
  });

test('the recipe for several machines counts as Redis is told to', async () => {
  const {redisStore} = await import(pathToFileURL(write('On several machines')).href);
  /** @type {unknown[]} */
  const told = [];
  const store = redisStore({
    eval: async (/** @type {string} */ _script, /** @type {unknown} */ said) => [told.push(said), 400],
  });
  assert.deepEqual(await store.take('messages:user:ada', 1, 60_000), {isAllowed: true, retryAfterMs: 0});
  assert.deepEqual(await store.take('messages:user:ada', 1, 60_000), {isAllowed: false, retryAfterMs: 400});
  assert.deepEqual(told[0], {keys: ['dify-chat:messages:user:ada'], arguments: ['60000']});
});

/**
 * Everything that goes to a page and comes from it, bodies included.
 *
 * @param {import('playwright-core').Page} page
 * @returns {() => Promise<{texts: string[], failed: string[]}>}
 */
function watch(page) {
  /** @type {Promise<string>[]} */
  const texts = [];
  /** @type {string[]} */
  const failed = [];
  page.on('request', (request) => {
    texts.push(request.allHeaders().then((headers) => `${request.url()} ${JSON.stringify(headers)}`));
    texts.push(Promise.resolve(request.postDataBuffer()?.toString('latin1') ?? ''));
  });
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    texts.push(response.allHeaders().then((headers) => JSON.stringify(headers)));
    texts.push(
      response.body().then(
        (body) => body.toString('latin1'),
        () => '',
      ),
    ); // one that was broken off has none
  });
  page.on('console', (message) => texts.push(Promise.resolve(message.text())));
  page.on('pageerror', ({message}) => failed.push(message));
  return async () => ({texts: await Promise.all(texts), failed});
}

/** @param {string} markdown @returns {Map<string, {file: string, code: string}>} */
function recipesIn(markdown) {
  const found = new Map();
  for (const section of markdown.split(/^##+ /m)) {
    const fence = /^```js\n\/\/ (\S+)\n(.*?)^```/ms.exec(section);
    if (fence) found.set(section.split('\n', 1)[0], {file: fence[1], code: fence[2]});
  }
  return found;
}

/**
 * @param {string} name
 * @param {string} [code]
 * @param {string} [file]
 * @returns {string} where it is
 */
function write(name, code = recipes.get(name)?.code, file = `${name.toLowerCase().replace(/\W/g, '-')}.mjs`) {
  assert.ok(code, `no recipe for ${name}`);
  mkdirSync(made, {recursive: true});
  writeFileSync(join(made, file), code);
  return join(made, file);
}

after(() => rmSync(made, {recursive: true, force: true}));

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).filter((file) =>
    /\.\w+$/.test(file),
  );
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? address?.port : 0;
}

/** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
async function control(method, path, body) {
  const response = await fetch(`${dify.url}/_control/${path}`, {
    method,
    ...(body !== undefined && {body: JSON.stringify(body)}),
  });
  return response.json();
}

/** @param {string} answer */
function says(answer) {
  const ids = {conversation_id: '$conversation', message_id: '$message', id: '$message', task_id: '$task'};
  return {event: {event: 'message', ...ids, created_at: 1_700_000_000, answer}};
}

/** One red pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
