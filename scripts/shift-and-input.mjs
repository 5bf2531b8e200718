/**
 * Prints how far things jump in a visit, and how long inputs wait while an answer of 50 kB comes in and the processor is
 * slowed down four times. Needs a build, and Chromium. Fails over 0.05, and over 100 ms.
 */
import {chromium} from 'playwright-core';
import {startStandIn} from '../demo/stand-in/stand-in.mjs';
import {findChromium} from '../test/support/browsers.mjs';
import {chromiumArgs} from '../test/support/launchers/chromium.mjs';
import {servePages} from '../test/dist/page-server.mjs';
import {feelOf} from './support/shift-and-input.mjs';

const MAX_SHIFT = 0.05;
const MAX_INPUT_MS = 100;

const executablePath = findChromium();
if (!executablePath) throw new Error('Chromium is needed: run `npm run setup`');
const [site, dify, browser] = await Promise.all([
  servePages(),
  startStandIn({control: true}),
  chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
]);
const element = `<dify-chat base-url="${dify.url}/v1" api-key="app-demo-chat" persist="none"></dify-chat>`;
site.add('/', {
  body: `${element}<script type="module" src="/dist/dify-chat.js"></script>`,
  connect: dify.url,
  trustedTypes: 'lit-html',
});
try {
  for (const viewport of [
    {width: 1280, height: 800},
    {width: 360, height: 740},
  ]) {
    const open = async () => {
      const page = await browser.newPage({viewport});
      await page.goto(`${site.url}/`);
      return page;
    };
    // Who types all the time is the cause of whatever moves: the two are looked at apart.
    const {shift} = await feelOf(await open(), dify.url, {waitMs: 40});
    const {inputs} = await feelOf(await open(), dify.url, {waitMs: 60, throttle: 4, isTyping: true});
    // One in fifty may be slower, as the figure is defined.
    const input = inputs[Math.max(0, inputs.length - 1 - Math.floor(inputs.length / 50))] ?? 0;
    console.log(`${viewport.width} × ${viewport.height}`);
    console.log(`  cumulative layout shift    ${shift.toFixed(4)}`);
    console.log(
      `  interaction to next paint  ${input} ms (${inputs.length} took 16 ms or more, at most ${inputs.at(-1) ?? 0} ms)`,
    );
    if (shift > MAX_SHIFT || input > MAX_INPUT_MS) process.exitCode = 1;
  }
} finally {
  await Promise.all([browser.close(), site.close(), dify.close()]);
}
