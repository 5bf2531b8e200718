/**
 * The package's proxy on the site of the browser tests: `/chat-api/<port of a stand-in>/<word>/` leads to the app there whose
 * key is `app-<word>`. The site knows one visitor, and
 * takes questions of 64 KB.
 */
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const source = fileURLToPath(new URL('../../src/proxy/', import.meta.url));

/** @returns {(context: any, next: () => Promise<void>) => Promise<void>} for a server of Koa's */
export function proxyMiddleware() {
  /** @type {ReturnType<typeof load> | undefined} */
  let loading;
  /** @type {Map<string, import('node:http').RequestListener>} */
  const listeners = new Map();
  return async (context, next) => {
    const [basePath = '', port, word] = /^\/chat-api\/(\d+)\/(\w+)(?=\/)/.exec(context.path) ?? [];
    if (!basePath) return next();
    const {difyProxy, toNodeListener} = await (loading ??= load());
    const listener =
      listeners.get(basePath) ??
      toNodeListener(
        difyProxy({
          apiKey: `app-${word}`,
          upstream: `http://127.0.0.1:${port}/v1`,
          basePath,
          user: () => 'visitor-of-the-site',
          limits: {bodyBytes: 64 * 1024},
        }),
      );
    listeners.set(basePath, listener);
    context.respond = false;
    listener(context.req, context.res);
    await once(context.res, 'close'); // till then the runner takes it for a file that is missing
  };
}

/**
 * From the sources, as the tests of the element have them: what is built may be older.
 *
 * @returns {Promise<Pick<typeof import('../../src/proxy/index.js'), 'difyProxy'> & typeof import('../../src/proxy/node.js')>}
 */
async function load() {
  const contents = "export * from './index.ts'; export * from './node.ts';";
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: source, loader: 'ts'},
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
