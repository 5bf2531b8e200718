/** How a form stands, and how that is found out where it is in doubt. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../../support/chat-page.js';
import {atRest, openChat, readText, until} from '../../support/chat-page.js';
import {PageClock} from '../../support/page-clock.js';
import type {Failure} from '../../support/stand-in.js';
import {control, failFromNowOn, failNoMore, Gate, word} from '../../support/stand-in.js';
import {easy, formIdOf, formRequests, refund, waiting} from '../../support/waiting-forms.js';

const HOUR_MS = 3_600_000;
/** Longer than any form lives here: then only the form's own time is over. */
const patient = {timeout: String(999 * HOUR_MS), 'idle-timeout': String(999 * HOUR_MS)};

const refusal = (status: number, code: string): Failure => ({status, body: {code, message: 'No.', status}});

function stateOf(page: ChatPage): string {
  return page.get('group', 'Refund').dataset['state']!;
}

async function turns(page: ChatPage, state: string): Promise<void> {
  await until(() => stateOf(page) === state, `the form is ${state}`);
}

/** Leaves, and comes back to the same conversation. */
async function reloaded(page: ChatPage): Promise<ChatPage> {
  const user = page.element.getAttribute('user')!;
  page.element.remove();
  return openChat({key: page.key, attributes: {user}});
}

describe('a form that takes no answer', () => {
  it('since it does not exist any more says so, keeps what was filled in, and keeps the focus', async () => {
    const page = await waiting(easy, {failing: {submit: refusal(404, 'human_input_form_not_found')}});
    (await page.seen('button', 'Approve')).focus();
    await sendKeys({press: 'Enter'});
    await turns(page, 'gone');
    expect(readText(page.get('group', 'Refund')))
      .to.contain('This form no longer exists.')
      .and.contain('Sorry');
    expect(page.find('button', 'Approve')).to.equal(null);
    await page.focused('group “Refund”');
  });

  it('for a while says how long to wait, and takes it then', async () => {
    const page = await waiting(easy);
    await page.seen('button', 'Approve');
    const {fetch: original} = page.element;
    let refusals = 0;
    page.element.fetch = (input, init) => {
      if (init?.method !== 'POST' || refusals > 0) return original(input, init);
      refusals += 1;
      const body = JSON.stringify({code: 'too_many_requests', message: 'No.', status: 429});
      return Promise.resolve(new Response(body, {status: 429, headers: {'Retry-After': '20'}}));
    };
    await page.click('Approve');
    await until(() => page.alert.includes('Please wait 20 seconds'), 'the wait is told');
    expect((page.get('textbox', 'Comment') as HTMLTextAreaElement).value).to.equal('Sorry');
    await page.click('Try again');
    await page.answered();
    expect(page.lastAnswer).to.contain('Sent.');
  });

  it('since there were too many from here says so where no wait is named', async () => {
    const failure = {...refusal(429, 'web_form_rate_limit_exceeded'), times: 1};
    const page = await waiting(easy, {failing: {submit: failure}});
    await page.click('Reject');
    await until(() => page.alert.includes('Please wait a minute'), 'it is told');
    await page.click('Try again');
    await page.answered();
    expect(page.lastAnswer).to.contain('Kept.');
  });
});

describe('a form that was sent', () => {
  it('shows what was filled in as long as the server has not told it in its own words', async () => {
    const gate = new Gate();
    const page = await waiting(refund, {failing: {events: {hold: gate.name}}});
    const box = (await page.seen('combobox', 'Reason')) as HTMLSelectElement;
    box.value = 'broken';
    box.dispatchEvent(new Event('change', {bubbles: true}));
    await page.click('Approve');
    await turns(page, 'answered');
    expect(readText(page.get('group', 'Refund')))
      .to.contain('Answered: Approve')
      .and.contain('Comment Sorry')
      .and.contain('Reason broken');
    expect(page.find('textbox', 'Comment')).to.equal(null);
    await gate.open();
    await page.answered();
    expect(stateOf(page)).to.equal('answered');
  });

  it('keeps the focus, even if the run goes on before the server’s word on it is here', async () => {
    const page = await waiting(easy);
    const button = await page.seen('button', 'Approve');
    const {fetch: original} = page.element;
    page.element.fetch = async (input, init) => {
      const response = await original(input, init);
      if (init?.method === 'POST') await turns(page, 'answered');
      return response;
    };
    button.focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.focus).to.equal('group “Refund”');
  });

  it('and whose answer was lost on its way back is asked about, not sent twice', async () => {
    const page = await waiting(easy);
    await page.seen('button', 'Approve');
    const {fetch: original} = page.element;
    page.element.fetch = async (input, init) => {
      const response = await original(input, init);
      if (init?.method === 'POST') throw new TypeError('Failed to fetch');
      return response;
    };
    await page.click('Approve');
    await page.answered();
    expect(readText(page.get('group', 'Refund'))).to.contain('Answered: Approve');
    expect(page.lastAnswer).to.contain('Sent.');
    expect(page.find('alert')).to.equal(null);
    expect(await formRequests(page, 'POST')).to.have.lengthOf(1);
  });
});

describe('a form whose time is over', () => {
  let clock: PageClock;
  beforeEach(() => {
    clock = new PageClock();
  });
  afterEach(() => {
    clock.restore();
  });

  it('while it is being filled in is a record of it, and the focus stays with it', async () => {
    const page = await waiting(refund, {attributes: patient});
    (await page.seen('textbox', 'Comment')).focus();
    await sendKeys({type: 'Please '});
    await control('POST', `expire-form/${await formIdOf(page)}`, {resumes: false});
    clock.pass(34 * HOUR_MS);
    await until(() => readText(page.get('group', 'Refund')).includes('in 1 hour'), 'little time is left');
    clock.pass(2 * HOUR_MS);
    await turns(page, 'expired');
    await page.focused('group “Refund”');
    expect(readText(page.get('group', 'Refund')))
      .to.contain('Nobody answered in time')
      .and.contain('Please');
    expect(page.find('button', 'Approve')).to.equal(null);
    await until(
      () => page.all('status').some((each) => readText(each).includes('Nobody answered in time')),
      'the server has said so, too',
    );
    expect(await formRequests(page, 'GET')).to.have.lengthOf(1);
  });

  it('by a clock that is wrong stays open, as the server has it', async () => {
    const page = await waiting(easy, {attributes: patient});
    await page.seen('button', 'Approve');
    clock.pass(37 * HOUR_MS);
    await until(async () => (await formRequests(page, 'GET')).length === 1, 'the server is asked');
    await turns(page, 'open');
    expect(readText(page.get('group', 'Refund'))).not.to.contain('Expires');
    await control('POST', `expire-form/${await formIdOf(page)}`, {resumes: false});
    clock.pass(61_000);
    await turns(page, 'expired');
    expect(await formRequests(page, 'GET')).to.have.lengthOf(2);
  });

  it('is over by the clock alone where the server cannot be asked', async () => {
    const page = await waiting(easy, {
      attributes: patient,
      failing: {form: refusal(500, 'internal_server_error')},
    });
    await page.seen('button', 'Approve');
    clock.pass(37 * HOUR_MS);
    await turns(page, 'expired');
    await until(async () => (await formRequests(page, 'GET')).length === 1, 'the server is asked');
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });
});

describe('a form of a run that the server does not know', () => {
  const lost = refusal(404, 'not_found');

  for (const [code, state, words] of [
    ['human_input_form_submitted', 'answered', 'Somebody else has answered this form.'],
    ['human_input_form_expired', 'expired', 'Nobody answered in time'],
    ['human_input_form_not_found', 'gone', 'This form no longer exists.'],
  ] as const)
    it(`is ${state} after a reload, as the server says when it is asked`, async () => {
      const before = await waiting(easy, {user: word()});
      await before.seen('button', 'Approve');
      await failFromNowOn(before.key, {events: lost, form: refusal(412, code)});
      const page = await reloaded(before);
      await page.seen('group', 'Refund');
      await turns(page, state);
      expect(readText(page.get('group', 'Refund'))).to.contain(words);
      expect(page.find('button', 'Approve')).to.equal(null);
      await until(() => !page.root.querySelector('.typing'), 'nothing is said to be under way');
    });

  it('is still there where the server cannot say how it stands, and can be sent', async () => {
    const before = await waiting(easy);
    await before.seen('button', 'Approve');
    await failFromNowOn(before.key, {events: lost, form: refusal(503, 'unavailable')});
    const page = await reloaded(before);
    await page.seen('group', 'Refund');
    await until(async () => (await formRequests(page, 'GET')).length > 0, 'the server is asked');
    await turns(page, 'open');
    await failNoMore(page.key);
    await page.click('Approve');
    await turns(page, 'answered');
  });
});

describe('a form, in light and dark,', () => {
  for (const theme of ['light', 'dark']) {
    const attributes = {theme};

    it(`that is open is accessible (${theme})`, async () => {
      const page = await waiting(refund, {attributes});
      await page.click('Approve');
      await page.reads('Please choose one.');
      await checked(page);
    });

    it(`that has expired is accessible (${theme})`, async () => {
      const page = await waiting(easy, {attributes});
      await page.seen('button', 'Reject');
      await control('POST', `expire-form/${await formIdOf(page)}`, {resumes: false});
      await page.click('Reject');
      await turns(page, 'expired');
      await checked(page);
    });

    it(`that is for somebody else is accessible (${theme})`, async () => {
      const page = await waiting({...easy, form_token: null}, {attributes});
      await page.reads('Waiting for somebody else to answer.');
      expect(readText(page.get('group', 'Refund'))).to.contain('Expires in 35 hours');
      await checked(page);
    });

    it(`that is answered is accessible (${theme})`, async () => {
      const page = await waiting(easy, {attributes});
      await page.click('Approve');
      await page.answered();
      await checked(page);
    });
  }

  async function checked(page: ChatPage): Promise<void> {
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
  }
});
