// @ts-check
/** Serves the two pages, the built element, and as much of Dify as an answer in bursts needs. */
import {once} from 'node:events';
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {sendFile, sendText} from '../demo/server/static.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** As a model's tokens come; so many of them arrive at once. */
const PIECE = 4;
const BURST = 256;

/** @type {Record<string, unknown>} */
const settings = {
  '/v1/parameters': {opening_statement: '', suggested_questions: [], user_input_form: []},
  '/v1/site': {title: 'Benchmark'},
  '/v1/info': {name: 'Benchmark', mode: 'chat'},
};

const pages = {
  '/markdown': '<script src="/markdown-page.js"></script>',
  '/element': `
    <div style="width: 400px; height: 680px">
      <dify-chat mode="inline" persist="none" base-url="/v1" api-key="app-bench"></dify-chat>
    </div>
    <script type="module" src="/dist/dify-chat.js"></script>
    <script src="/element-page.js"></script>`,
};

/**
 * @param {(kb: number) => string} answerOf what is answered to a question that is a number
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(answerOf) {
  const scripts = await bundle(['markdown-page', 'element-page']);
  const server = createServer(async (req, res) => {
    const {pathname} = new URL(req.url ?? '/', 'http://bench.test');
    const page = new Map(Object.entries(pages)).get(pathname);
    const script = scripts.get(pathname);
    if (page) {
      res.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
      res.end(`<!doctype html><html lang="en"><title>Benchmark</title><body>${page}</body></html>`);
    } else if (script) {
      res.writeHead(200, {'content-type': 'text/javascript; charset=utf-8'}).end(script);
    } else if (pathname in settings) {
      res.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(settings[pathname]));
    } else if (pathname === '/v1/chat-messages') {
      const {query} = JSON.parse((await req.toArray()).join(''));
      await stream(res, answerOf(Number(query)));
    } else if (pathname.startsWith('/dist/')) {
      await sendFile(res, dist, pathname.slice('/dist'.length), {});
    } else {
      sendText(res, 404, 'Not found');
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * Dify's stream of a chat, as fast as it is taken.
 *
 * @param {import('node:http').ServerResponse} res
 * @param {string} answer
 */
async function stream(res, answer) {
  const ids = {
    conversation_id: '11111111-1111-4111-8111-111111111111',
    message_id: '22222222-2222-4222-8222-222222222222',
    created_at: 1_795_392_000,
    task_id: '33333333-3333-4333-8333-333333333333',
  };
  const lineOf = (/** @type {string} */ event, /** @type {Record<string, unknown>} */ fields) =>
    `data: ${JSON.stringify({event, ...ids, ...fields})}\n\n`;
  res.writeHead(200, {'content-type': 'text/event-stream; charset=utf-8'});
  for (let at = 0; at < answer.length;) {
    let burst = '';
    for (let piece = 0; piece < BURST && at < answer.length; piece++, at += PIECE) {
      burst += lineOf('message', {id: ids.message_id, answer: answer.slice(at, at + PIECE)});
    }
    if (!res.write(burst)) await once(res, 'drain');
  }
  res.end(lineOf('message_end', {id: ids.message_id, metadata: {usage: {}, retriever_resources: []}}));
}

/**
 * @param {string[]} names of files here
 * @returns {Promise<Map<string, string>>} script by path
 */
async function bundle(names) {
  const {outputFiles} = await build({
    absWorkingDir: here,
    entryPoints: names.map((name) => `${name}.ts`),
    outdir: '/',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
    write: false,
  });
  return new Map(outputFiles.map(({path, text}) => [path, text]));
}
