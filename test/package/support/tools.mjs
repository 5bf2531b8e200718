/** Programs that a test runs in the project. */
import {spawn} from 'node:child_process';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<{ok: boolean, output: string}>} what it printed, on both
 */
export function runIn(cwd, command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, {cwd, stdio: ['ignore', 'pipe', 'pipe']});
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => done({ok: false, output: error.message}));
    child.once('close', (code) => done({ok: code === 0, output}));
  });
}
