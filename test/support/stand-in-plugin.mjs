/**
 * Runs the stand-in for a Dify server beside the browser tests, one for each engine, so that engines which
 * run at the same time cannot take each other's answers. Tests import where it is from `stand-in-url.js`.
 */
import {existsSync} from 'node:fs';

const modulePath = '/test/support/stand-in-url.js';
const server = new URL('../../demo/stand-in/stand-in.mjs', import.meta.url);

/** @typedef {{url: string, close: () => Promise<void> | void}} StandIn */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function standInPlugin() {
  /** @type {Record<'firefox' | 'webkit' | 'chromium', StandIn> | undefined} */
  let standIns;
  return {
    name: 'stand-in',
    async serverStart() {
      if (!existsSync(server)) return;
      /** @type {{startStandIn(options: object): Promise<StandIn>}} */
      const {startStandIn} = await import(server.href);
      const start = () => startStandIn({port: 0, control: true, pace: 0});
      const [firefox, webkit, chromium] = await Promise.all([start(), start(), start()]);
      standIns = {firefox, webkit, chromium};
    },
    serve({path}) {
      if (path !== modulePath) return undefined;
      if (!standIns) throw new Error('the stand-in does not run');
      return {type: 'js', body: moduleSource(standIns)};
    },
    async serverStop() {
      await Promise.all(Object.values(standIns ?? {}).map((standIn) => standIn.close()));
    },
  };
}

/** @param {Record<'firefox' | 'webkit' | 'chromium', StandIn>} standIns */
function moduleSource({firefox, webkit, chromium}) {
  return `
    const {userAgent} = navigator;
    export const standInUrl =
      userAgent.includes('Firefox/') ? ${JSON.stringify(firefox.url)}
      : userAgent.includes('Chrome/') ? ${JSON.stringify(chromium.url)}
      : ${JSON.stringify(webkit.url)};
  `;
}
