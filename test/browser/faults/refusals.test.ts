/** Servers and proxies that refuse: what the reader, the page and the text box have afterwards. */
import type {FaultRow} from '../../support/fault-visit.js';
import {survives} from '../../support/fault-visit.js';

const unreachable = {alert: /could not be reached/, code: 'network', status: 0};
const wrong = {alert: /Something went wrong/, code: 'bad_response'};
const busy = {alert: /very busy/, code: 'too_many_requests', status: 429};

const rows: readonly FaultRow[] = [
  {say: 'error 400', ...wrong, status: 400},
  {say: 'error 401', alert: /not set up correctly/, code: 'unauthorized', status: 401},
  {say: 'error 403', ...wrong, status: 403},
  {say: 'error 404', ...wrong, status: 404},
  {say: 'error 409', ...wrong, status: 409},
  {say: 'error 413', ...wrong, status: 413},
  {say: 'error 415', ...wrong, status: 415},
  {say: 'error 429', ...busy},
  {say: 'error 500', alert: /Something went wrong/, code: 'unknown', status: 500},
  {say: 'error 503', ...wrong, status: 503},
  {say: 'error 500 html', ...wrong, status: 500},
  {say: 'error 413 html', ...wrong, status: 413},
  {say: 'error 502 html', ...wrong, status: 502},
  {say: 'error 503 html', ...wrong, status: 503},
  {say: 'error 504 html', ...wrong, status: 504},
  {say: 'error html', ...wrong, status: 200},
  {say: 'error 413 bare', ...unreachable},
  {say: 'error 502', ...unreachable},
  {say: 'error 504', ...unreachable},
  {say: 'error json', alert: /did not answer/, code: 'completion_request_error', status: 400},
  {say: 'error empty', ...wrong, code: 'stream_interrupted'},
];

describe('a refusal keeps what is written, says what happened, and can be tried again:', () => {
  for (const row of rows) it(row.say, () => survives(row));
});
