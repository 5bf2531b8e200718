/** Runs the tools of node_modules, and measures them. */
import {spawn} from 'node:child_process';
import {delimiter, resolve} from 'node:path';

/** A tool that takes longer hangs: it and all it started are ended, and it has failed. */
const LIMIT_MS = 25 * 60_000;

/** Groups can be ended as a whole; Windows has none. */
const hasGroups = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    for (const child of running) end(child);
    process.exit(1);
  });
}

/**
 * Runs a program to its end, its output shown. Never rejects: what cannot be started has failed.
 *
 * @param {string} command
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @param {number} [limitMs] after which it counts as hanging
 * @returns {Promise<number>} the exit code
 */
export function run(command, args = [], env = {}, limitMs = LIMIT_MS) {
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {...process.env, ...env, PATH: path},
      detached: hasGroups,
      shell: !hasGroups,
    });
    running.add(child);
    const limit = setTimeout(() => end(child), limitMs);
    const finish = (/** @type {number} */ code) => {
      clearTimeout(limit);
      running.delete(child);
      done(code);
    };
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(127);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}`);
      finish(code ?? 1);
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function end(child) {
  if (!child.pid) return;
  try {
    process.kill(hasGroups ? -child.pid : child.pid, 'SIGTERM');
  } catch {
    // it ended by itself meanwhile
  }
}

/**
 * Runs all at the same time, as a shell line each.
 *
 * @param {string[]} lines such as `tsc --project x.json`; no quoting
 * @returns {Promise<number>} 0 when all succeeded
 */
export async function runTogether(lines) {
  const codes = await Promise.all(
    lines.map(async (line) => {
      const [command = '', ...args] = line.split(' ');
      const code = await run(command, args);
      if (code) console.error(`failed: ${line}`);
      return code;
    }),
  );
  return codes.find((code) => code) ?? 0;
}
