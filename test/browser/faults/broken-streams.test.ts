/** Streams that break off, fail, fall silent or never begin. */
import {expect} from '@open-wc/testing';
import {until} from '../../support/chat-page.js';
import type {FaultRow} from '../../support/fault-visit.js';
import {survives, watched} from '../../support/fault-visit.js';
import type {Step} from '../../support/stand-in.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';

const half = /The Drift 2 weighs 1\.9 kg/;
const brokenOff = {alert: /broke off/, code: 'stream_interrupted'};
const short = {attributes: {timeout: '300', 'idle-timeout': '300'}};

const rows: readonly FaultRow[] = [
  {say: 'error destroy early', alert: /could not be reached/, code: 'network', status: 0, isLasting: true},
  // Whether the headers came before the break, engines tell differently.
  {
    say: 'error reset',
    alert: /went wrong|could not be reached/,
    code: ['network', 'stream_interrupted'],
  },
  {say: 'error cut', ...brokenOff, answer: half},
  {say: 'error cut character', ...brokenOff, answer: half},
  {say: 'error cut string', ...brokenOff, answer: half},
  {say: 'error cut line', ...brokenOff, answer: half},
  {say: 'error stream', alert: /did not answer/, code: 'completion_request_error', answer: half},
  {say: 'error stream early', alert: /quota/, code: 'provider_quota_exceeded'},
  {say: 'error stream rate', alert: /very busy/, code: 'rate_limit_error', answer: half},
  {say: 'error stream open', alert: /Something went wrong/, code: 'bad_response'},
  {say: 'error silence', alert: /too long/, code: 'timeout', visit: short},
  {say: 'error silence middle', alert: /too long/, code: 'timeout', answer: half, visit: short},
  {say: 'error gzip cut', alert: /broke off|went wrong|could not be reached/, code: 'stream_interrupted'},
];

describe('a stream that breaks keeps what was read and written, and can be tried again:', () => {
  for (const row of rows) it(row.say, () => survives(row));
});

describe('a connection that breaks', () => {
  const cuts: readonly (readonly [where: string, bytes: Step])[] = [
    ['character', {base64: btoa('data: {"event":"message","answer":"\xf0\x9f\x8f')}],
    ['string', {bytes: 'data: {"event":"message","answer":"Bro'}],
    ['line', {bytes: 'dat'}],
  ];
  for (const [where, bytes] of cuts) {
    it(`inside a ${where} leaves all that was read before`, async () => {
      await watched({}, async (page) => {
        const gate = new Gate();
        await page.ask(await registerPlay([says('The Drift 2'), gate.step, bytes, {destroy: true}]));
        await page.reads('The Drift 2');
        await gate.open();
        await page.answered();
        expect(page.lastAnswer).to.match(/^The Drift 2 The connection broke off/);
        expect(page.element.messages.at(-1)!.content).to.equal('The Drift 2');
        expect(page.events('dify-error')[0]!.detail.error.code).to.equal('stream_interrupted');
      });
    });
  }
});

describe('a stream that lives and says nothing', () => {
  for (const say of ['error pings', 'error drip']) {
    it(`can be stopped: ${say}`, async () => {
      const steps =
        say === 'error drip'
          ? [says('Drop'), {bytes: 'data: {"event":"mess'}, {idle: true}]
          : [{ping: true}, {ping: true}, {idle: true}];
      await watched({}, async (page) => {
        await page.ask(await registerPlay(steps));
        await until(async () => (await page.openRequests()) === 1, 'it is being answered');
        await page.click('Stop answering');
        await page.reads('You stopped this answer.');
        expect(page.events('dify-stop')).to.have.lengthOf(1);
        expect(page.events('dify-error')).to.have.lengthOf(0);
        page.element.newConversation();
        await page.ask(await registerPlay([says('Here again.'), ends]));
        await page.reads('Here again.');
      });
    });
  }
});
