/** The examples, built from the installed package and used as a visitor uses them; and pages that load it in other ways. */
import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {build} from 'esbuild';
import {theProject} from './support/project.mjs';
import {ask, KEY, openSite} from './support/site.mjs';
import {runIn} from './support/tools.mjs';

/** What the stand-in is asked, and a piece of its answer. */
const question = 'Where does this come from?';
const answer = 'water column';

const project = theProject();

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

for (const [name, about] of /** @type {const} */ ([
  ['html', 'a plain page'],
  ['csp', 'a page with a strict Content-Security-Policy'],
])) {
  test(`${about} shows a launcher, opens and streams an answer`, async () => {
    await site.visit(`/${name}/`, async (page) => {
      await page.getByRole('button', {name: 'Open chat'}).click();
      await ask(page, question);
      await page.getByRole('article').filter({hasText: answer}).last().waitFor();
      await page.locator('#count', {hasText: '2'}).waitFor();
    });
  });
}

test('the strict page is strict', async () => {
  const {page, problems} = await site.open('/csp/');
  await assert.rejects(page.evaluate("document.body.innerHTML = '<b>'"), /TrustedHTML/);
  await assert.rejects(page.evaluate("fetch('https://example.com')"), /Failed to fetch/);
  // Without a policy it would fail, too: the server there does not know us.
  const refused = /connect-src refused https:\/\/example\.com/;
  for (let tries = 0; tries < 50 && !refused.test(problems.join()); tries++) await page.waitForTimeout(20);
  assert.match(problems.join(), refused);
  await page.close();
});

test('a button of a plain page asks before anybody has opened the chat', async () => {
  await site.visit('/html/', async (page) => {
    await page.getByRole('button', {name: 'Ask which tent'}).click();
    await page.getByRole('dialog').getByText('Which tent for two?').first().waitFor();
    await page.locator('#count', {hasText: '2'}).waitFor();
  });
});

for (const {name, compiler} of [
  {name: 'react', compiler: 'tsc'},
  {name: 'vue', compiler: 'vue-tsc'},
]) {
  test(`the ${name} example is what its compiler takes`, async () => {
    if (name === 'vue')
      cpSync(project.path('consumers', 'template.vue'), project.path('vue', 'src', 'template.vue'));
    const {ok, output} = await runIn(project.path(name), project.path('node_modules/.bin', compiler), []);
    assert.ok(ok, output);
  });

  test(`a ${name} app draws itself with every piece of an answer, and disturbs nothing`, async () => {
    const vite = project.path('node_modules/.bin/vite');
    const built = await runIn(project.path(name), vite, [
      'build',
      '--base',
      `/${name}/`,
      '--logLevel',
      'error',
    ]);
    assert.ok(built.ok, built.output);

    const play = `${name}-play`;
    await site.control('PUT', `plays/${play}`, {
      steps: [says('First paragraph.\n\n'), {hold: play}, says('Second.'), ends],
    });
    await site.visit(`/${name}/`, async (page) => {
      const since = (await requests()).length;
      await page.getByRole('button', {name: 'Open chat'}).click();
      await ask(page, `play:${play}`);
      const paragraph = page.locator('dify-chat .markdown p').filter({hasText: 'First paragraph.'}).last();
      await paragraph.waitFor();
      const handle = await paragraph.elementHandle();
      await page
        .locator('#conversation')
        .filter({hasText: /^[0-9a-f-]{36}$/})
        .waitFor();
      await page.getByRole('button', {name: 'Plan: free'}).click();
      await page.getByRole('button', {name: 'Plan: pro'}).waitFor();
      await site.control('POST', `gates/${play}`);
      await page.getByRole('article').filter({hasText: 'Second.'}).last().waitFor();
      await page.locator('#count', {hasText: '2'}).waitFor();
      assert.equal(await handle?.evaluate((node) => node.isConnected), true, 'it was drawn anew');

      await page.getByRole('button', {name: 'Ask which tent'}).click();
      await page.locator('#count', {hasText: '4'}).waitFor();
      await page
        .locator('#received')
        .filter({hasText: /^[1-9]/})
        .waitFor();
      const asked = (await requests()).slice(since);
      const to = (/** @type {string} */ path) => asked.filter((each) => each.path === path);
      assert.deepEqual(
        to('/v1/chat-messages').map(({body}) => body?.inputs),
        [{plan: 'free'}, {plan: 'pro'}],
      );
      assert.equal(to('/v1/parameters').length, 1);
      assert.equal(to('/v1/messages').length, 0);
    });
  });
}

test('what a page sets before the script is there is taken when it comes', async () => {
  site.add(
    '/early',
    `<!doctype html><title>Early</title>
    <dify-chat base-url="/chat-api" mode="inline" heading="In the markup" inputs='{"from": "markup"}'></dify-chat>
    <script>
      const chat = document.querySelector('dify-chat');
      chat.inputs = {from: 'property'};
      chat.greeting = 'Hello, early bird.';
      chat.addEventListener('dify-message', () => { document.title = 'Heard'; });
    </script>
    <script type="module" src="/node_modules/dify-chat/dist/dify-chat.js"></script>`,
  );
  await site.visit('/early', async (page) => {
    await page.getByText('Hello, early bird.').waitFor();
    await page.getByRole('heading', {name: 'In the markup'}).waitFor();
    const since = (await requests()).length;
    await page.getByRole('textbox').fill(question);
    await page.getByRole('textbox').press('Enter');
    await page.waitForFunction("document.title === 'Heard'");
    await page.getByRole('article').filter({hasText: answer}).last().waitFor();
    const [sent] = (await requests()).slice(since).filter(({path}) => path === '/v1/chat-messages');
    assert.deepEqual(sent?.body?.inputs, {from: 'property'});
  });
});

for (const [name, page] of /** @type {const} */ ([
  ['React 19', 'react-tag.tsx'],
  ['Preact', 'preact.tsx'],
  ['Svelte', 'svelte.js'],
])) {
  test(`the tag itself takes objects and tells of events in ${name}`, async () => {
    await bundle(page);
    site.add(
      `/${page}`,
      `<!doctype html><title>Silence</title><body></body>
      <script type="module" src="/made/${page.replace(/\.\w+$/, '.js')}"></script>`,
    );
    const since = (await requests()).length;
    await site.visit(`/${page}`, async (tab) => {
      await tab.getByRole('textbox').fill(question);
      await tab.getByRole('textbox').press('Enter');
      await tab.getByRole('article').filter({hasText: answer}).last().waitFor();
      await tab.waitForFunction("document.title === 'complete'");
      assert.equal(await tab.getByRole('button', {name: 'Conversations'}).count(), 0);
    });
    const [sent] = (await requests()).slice(since).filter(({path}) => path === '/v1/chat-messages');
    assert.deepEqual(sent?.body?.inputs, {from: page.replace(/\.\w+$/, '')});
  });
}

test('what React has rendered on a server is taken over by the wrapper', async () => {
  await bundle('hydrate.tsx');
  const code = `
    import {createElement} from 'react';
    import {renderToString} from 'react-dom/server';
    import {DifyChat} from 'dify-chat/react';
    console.log(renderToString(createElement(DifyChat, {baseUrl: '/chat-api', heading: 'Taken over'})));`;
  const served = await runIn(project.folder, process.execPath, ['--input-type=module', '-e', code]);
  assert.ok(served.ok, served.output);
  site.add(
    '/hydrate',
    `<!doctype html><title>Hydrate</title><div id="root">${served.output.trim()}</div>
    <script>window.served = document.querySelector('dify-chat');</script>
    <script type="module" src="/made/hydrate.js"></script>`,
  );
  await site.visit('/hydrate', async (page) => {
    await page.getByRole('button', {name: 'Open chat'}).click();
    await page.getByRole('dialog', {name: 'Taken over'}).waitFor();
    await ask(page, question);
    await page.getByRole('article').filter({hasText: answer}).last().waitFor();
    assert.equal(await page.evaluate("document.querySelector('dify-chat') === served"), true);
  });
});

test('an import map with the hashes lets in what was built and nothing else', async () => {
  const dist = '/node_modules/dify-chat/dist/';
  /** @type {Record<string, string>} */
  const hashes = JSON.parse(readFileSync(project.path(dist, 'integrity.json'), 'utf8'));
  const byUrl = Object.fromEntries(Object.entries(hashes).map(([file, hash]) => [dist + file, hash]));
  site.add(
    '/hashed',
    `<!doctype html><title>Hashed</title>
    <script type="importmap">${JSON.stringify({integrity: byUrl})}</script>
    <script type="module" src="${dist}dify-chat.js" integrity="${hashes['dify-chat.js']}" crossorigin="anonymous"></script>
    <dify-chat base-url="/chat-api"></dify-chat>`,
  );
  const {page, problems} = await site.open('/hashed');
  await page.getByRole('button', {name: 'Open chat'}).click();
  await ask(page, question);
  await page.getByRole('article').filter({hasText: answer}).last().waitFor();
  assert.deepEqual(problems, []);

  await page.route('**/chunks/**/chat-panel*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, body: `${await response.text()}\nalert('changed on the way');`});
  });
  await page.reload();
  await page.getByRole('button', {name: 'Open chat'}).click();
  await page.getByRole('button', {name: 'The chat could not be loaded'}).waitFor();
  assert.match(problems.join('\n'), /integrity/);
  await page.close();
});

/**
 * Makes a page's script of a file of consumers/pages, with all that it imports.
 *
 * @param {string} file
 */
async function bundle(file) {
  await build({
    entryPoints: [project.path('consumers', 'pages', file)],
    outdir: project.path('made'),
    define: {'process.env.NODE_ENV': '"development"'}, // frameworks tell of what does not fit
    jsx: 'automatic',
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'error',
    plugins: [
      {
        name: 'svelte',
        setup({onLoad}) {
          onLoad({filter: /\.svelte$/}, async ({path: filename}) => {
            const {default: svelte} = await project.load('svelte/compiler');
            return {contents: svelte.compile(readFileSync(filename, 'utf8'), {filename}).js.code};
          });
        },
      },
    ],
  });
}

const ids = {conversation_id: '$conversation', message_id: '$message', id: '$message', task_id: '$task'};
const ends = {event: {event: 'message_end', ...ids, metadata: {retriever_resources: []}}};

/** @param {string} text */
function says(text) {
  return {event: {event: 'message', ...ids, created_at: 1_700_000_000, answer: text}};
}

/**
 * What the app was asked so far.
 *
 * @returns {Promise<{path: string, body?: {inputs?: unknown}}[]>}
 */
async function requests() {
  return (await site.control('GET', `requests?app=${KEY}`)).data;
}
