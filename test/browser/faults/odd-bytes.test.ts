/** Whole answers in unusual bytes and with unusual events: nobody is to notice. */
import {expect} from '@open-wc/testing';
import type {FaultRow} from '../../support/fault-visit.js';
import {survives} from '../../support/fault-visit.js';

const WHOLE =
  /^(?!.*(SOMEBODY|Never mind|not for you)).*The Drift 2 weighs 1\.9 kg with its poles, and it packs down to the size of a loaf of bread\./;
const BOTH = /The Drift 2 weighs 1\.9 kg .* the size of .*a loaf of bread\./;
const chatflow = {app: {mode: 'advanced-chat', version: '1.16.0'}};

const rows: readonly FaultRow[] = [
  ...[
    'error crlf',
    'error cr',
    'error mixed',
    'error bom',
    'error comments',
    'error empty data',
    'error multi-line',
    'error no blanks',
    'error long line',
    'error gzip',
    'error drip',
    'error duplicate',
    'error order',
    'error future',
    'error noise',
    'error strangers',
    'error prototype',
  ].map((say) => ({say, alert: null, answer: WHOLE})),
  // A step of the agent's stands between the two halves.
  {say: 'error malformed', alert: null, answer: BOTH},
  {say: 'error deep', alert: null, answer: BOTH},
  {say: 'error open', alert: null, answer: WHOLE},
  {say: 'error hail', alert: null, answer: WHOLE},
  {say: 'error crowd', alert: null, answer: BOTH},
  {say: 'error crowd', alert: null, answer: BOTH, visit: chatflow},
  {say: 'error duplicate', alert: null, answer: WHOLE, visit: chatflow},
  {say: 'error order', alert: null, answer: WHOLE, visit: chatflow},
  {say: 'error malformed', alert: null, answer: BOTH, visit: chatflow},
];

describe('an answer is read whole through', () => {
  for (const row of rows)
    it(`${row.say}${row.visit ? ' of a chatflow' : ''}`, async () => {
      await survives(row);
      expect(({} as {polluted?: unknown}).polluted, 'the prototype of all objects').to.equal(undefined);
    });
});
