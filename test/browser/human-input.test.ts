/** Forms that a chatflow waits for: filled in, sent, refused, and found again. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, readText, until} from '../support/chat-page.js';
import type {Json} from '../support/stand-in.js';
import {registerPlay, says, word} from '../support/stand-in.js';
import {standInUrl} from '../support/stand-in-url.js';

const app = {like: 'app-demo-human', past: null} as Json;

const refund = {
  node_title: 'Refund',
  form_content:
    'A refund of **129.00**.\n\n{{#$output.comment#}}\n\n{{#$output.reason#}}\n\n{{#$output.nobody#}}',
  inputs: [
    {
      type: 'paragraph',
      output_variable_name: 'comment',
      default: {type: 'constant', selector: [], value: 'Sorry'},
    },
    {
      type: 'select',
      output_variable_name: 'reason',
      option_source: {type: 'constant', selector: [], value: ['too small', 'broken']},
    },
  ],
  actions: [
    {id: 'approve', title: 'Approve', button_style: 'primary'},
    {id: 'reject', title: 'Reject', button_style: 'ghost'},
  ],
};
const over = {event: {event: 'workflow_finished', workflow_run_id: '$run', data: {status: 'succeeded'}}};
const started = {
  event: {
    event: 'workflow_started',
    conversation_id: '$conversation',
    message_id: '$message',
    task_id: '$task',
    workflow_run_id: '$run',
    data: {id: '$run'},
  },
};

/** A chat whose answer waits for a form. */
async function waiting(form: Json = refund, user = word()): Promise<ChatPage> {
  const play = await registerPlay([
    started,
    says('Let me ask. '),
    {form},
    {pause: true, then: {approve: [says('Sent.')], reject: [says('Kept.')], timeout: [says('Too late.')]}},
    {event: {event: 'message_end', message_id: '$message', conversation_id: '$conversation', metadata: {}}},
    over,
  ]);
  const page = await openChat({app, attributes: {user}});
  await page.ask(play);
  return page;
}

async function control(path: string, body: Json = {}): Promise<void> {
  const response = await fetch(`${standInUrl}/_control/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
}

async function formIdOf({key}: ChatPage): Promise<string> {
  const response = await fetch(`${standInUrl}/_control/forms?app=${key}`);
  const {data} = (await response.json()) as {data: readonly {form_id: string}[]};
  return data.at(-1)!.form_id;
}

describe('a form in an answer', () => {
  it('stands in the thread with its text, its controls and its buttons', async () => {
    const page = await waiting();
    const card = await page.seen('group', 'Refund');
    expect(readText(card)).to.contain('A refund of 129.00.').and.to.contain('{{#$output.nobody#}}');
    expect(readText(card)).to.contain('Expires in 35 hours');
    expect((page.get('textbox', 'Comment') as HTMLTextAreaElement).value).to.equal('Sorry');
    expect(page.button('Approve').dataset['style']).to.equal('primary');
    expect(page.element.status).to.equal('paused');
  });

  it('is filled in and sent with the keyboard alone, and the answer goes on below it', async () => {
    const page = await waiting();
    (await page.seen('textbox', 'Comment')).focus();
    await sendKeys({type: '!'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'b'});
    const box = page.get('combobox', 'Reason') as HTMLSelectElement;
    if (box.value !== 'broken') {
      box.value = 'broken'; // not every engine chooses by typing
      box.dispatchEvent(new Event('change', {bubbles: true}));
    }
    page.button('Approve').focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.lastAnswer)
      .to.contain('Answered: Approve')
      .and.to.match(/Approve.*Sent\.$/);
    expect(page.lastAnswer).to.contain('broken');
    const [sent] = (await page.requests()).filter(({path}) => path.includes('/form/human_input/'));
    expect(sent?.body?.['action']).to.equal('approve');
  });

  it('says what is missing, and points there', async () => {
    const page = await waiting();
    await page.click('Approve');
    await page.reads('Please choose one.');
    await page.focused('combobox “Reason”');
    expect((await page.requests()).some(({path}) => path.includes('/form/human_input/'))).to.equal(false);
  });

  it('that somebody else has answered says so, and the answer goes on', async () => {
    const page = await waiting();
    await page.seen('group', 'Refund');
    await control(`submit-form/${await formIdOf(page)}`, {
      inputs: {comment: 'x', reason: 'broken'},
      action: 'reject',
    });
    await page.answered();
  });

  it('that is closed already says so when it is sent', async () => {
    const page = await waiting({...refund, inputs: [], form_content: 'Well?'});
    await page.seen('group', 'Refund');
    await control(`expire-form/${await formIdOf(page)}`, {resumes: false});
    await page.click('Approve');
    await page.reads('Nobody answered in time');
  });

  it('keeps what was filled in when sending fails, and can be sent again', async () => {
    const page = await waiting({...refund, inputs: refund.inputs.slice(0, 1)});
    const box = (await page.seen('textbox', 'Comment')) as HTMLTextAreaElement;
    box.focus();
    await sendKeys({type: '!'});
    const {fetch: original} = page.element;
    page.element.fetch = (input, init) =>
      init?.method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : original(input, init);
    await page.click('Reject');
    await until(() => page.alert.includes('What you filled in is kept.'), 'the failure is told');
    expect(box.value).to.equal('Sorry!');
    page.element.fetch = original;
    await page.click('Try again');
    await page.answered();
    expect(page.lastAnswer).to.contain('Sorry!').and.to.contain('Kept.');
  });

  it('is open again after a reload, and is sent from there', async () => {
    const user = word();
    const first = await waiting({...refund, inputs: []}, user);
    await first.seen('group', 'Refund');
    first.element.remove();
    const page = await openChat({key: first.key, attributes: {user}});
    await page.click('Approve');
    await page.answered();
    expect(page.lastAnswer).to.contain('Let me ask.').and.to.contain('Sent.');
  });

  it('takes a file, and sends it with the rest', async () => {
    const permit = {
      type: 'file',
      output_variable_name: 'permit',
      allowed_file_types: ['document'],
      allowed_file_extensions: [],
      allowed_file_upload_methods: ['local_file'],
    };
    const page = await waiting({...refund, inputs: [permit], form_content: ''});
    await page.click('Approve');
    await page.reads('Please add a file.');
    const input = page.root.querySelector<HTMLInputElement>('.form-file')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['hello'], 'permit.txt', {type: 'text/plain'}));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await page.reads('permit.txt');
    await until(() => !page.find('progressbar') && !page.lastAnswer.includes('Uploading'), 'it is uploaded');
    await until(() => !page.lastAnswer.includes('Please'), 'nothing is missing');
    await page.click('Approve');
    await page.answered();
    expect(page.lastAnswer).to.contain('Answered: Approve').and.to.contain('Sent.');
  });

  it('without a token waits for somebody else; one that is not to be shown is not', async () => {
    const page = await waiting({...refund, form_token: null});
    await page.reads('Waiting for somebody else to answer.');
    expect(page.find('button', 'Approve')).to.equal(null);
    const hidden = await waiting({...refund, display_in_ui: false});
    await hidden.reads('Waiting for a decision outside of this chat.');
    expect(hidden.find('group', 'Refund')).to.equal(null);
  });
});
