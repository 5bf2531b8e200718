/** Files that a form in an answer asks for. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../../support/chat-page.js';
import {readText, until} from '../../support/chat-page.js';
import type {LoggedRequest} from '../../support/stand-in.js';
import {control, failFromNowOn, Gate} from '../../support/stand-in.js';
import {pdf, picture, transferOf} from '../../support/test-files.js';
import {formIdOf, formRequests, refund, waiting} from '../../support/waiting-forms.js';

const permit = {
  type: 'file',
  output_variable_name: 'permit',
  allowed_file_types: ['document'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['local_file'],
};
const photos = {
  type: 'file-list',
  output_variable_name: 'photos',
  allowed_file_types: ['image', 'custom'],
  allowed_file_extensions: ['.gpx'],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
  number_limits: 2,
};
const asking = (...inputs: readonly object[]) => ({...refund, inputs, form_content: ''});

async function fieldOf(page: ChatPage, label: string): Promise<HTMLElement> {
  const group = await page.seen('group', new RegExp(`^${label}`));
  await until(
    () => page.get('group', new RegExp(`^${label}`)).querySelector('button'),
    'files can be chosen',
  );
  return group.isConnected ? group : page.get('group', new RegExp(`^${label}`));
}

/** What the browser's own picker does, which no test can open. */
function pick(group: HTMLElement, ...files: readonly File[]): void {
  const input = group.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

async function inputsSent(page: ChatPage): Promise<Record<string, unknown>> {
  const [sent] = await formRequests(page, 'POST');
  return sent!.body!['inputs'] as Record<string, unknown>;
}

describe('a file that a form in an answer asks for', () => {
  it('is uploaded with its progress, waited for, and sent with the rest', async () => {
    const gate = new Gate();
    const page = await waiting(asking(permit), {failing: {upload: {hold: gate.name}}});
    const group = await fieldOf(page, 'Permit');
    await page.click('Approve');
    await page.reads('Please add a file.');
    await page.focused('button “Choose a file”');
    const input = group.querySelector('input')!;
    expect(input.accept).to.contain('.pdf').and.not.contain('.png');
    expect(input.multiple).to.equal(false);
    expect(page.find('button', 'Enter a web address')).to.equal(null);
    pick(group, pdf('permit.pdf'));
    await page.seen('progressbar', 'Uploading permit.pdf');
    await page.focused('button “Cancel the upload of permit.pdf”');
    await page.click('Approve');
    await page.reads('Please wait until the upload is finished.');
    await gate.open();
    await page.seen('button', 'Remove permit.pdf');
    await until(() => !page.lastAnswer.includes('Please'), 'nothing is missing');
    expect(page.find('button', 'Choose a file')).to.equal(null);
    await page.click('Approve');
    await page.answered();
    const {permit: sent} = await inputsSent(page);
    expect(sent).to.deep.include({type: 'document', transfer_method: 'local_file'});
  });

  it('may be one of several, from the device or by address, as many as it takes', async () => {
    const page = await waiting(asking(photos));
    const group = await fieldOf(page, 'Photos');
    expect(group.querySelector('input')!.multiple).to.equal(true);
    (await page.seen('button', 'Enter a web address')).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Address of the file”');
    await sendKeys({type: 'https://pinewake.example/hut.jpg'});
    await sendKeys({press: 'Enter'});
    await page.seen('button', 'Remove hut.jpg');
    pick(group, new File(['<gpx/>'], 'ridge.gpx'), await picture('boot.png'));
    await until(() => page.alert.includes('At most 2 files'), 'it is told');
    expect(page.alert).to.contain('boot.png');
    await page.seen('button', 'Remove ridge.gpx');
    await page.click('Approve');
    await page.answered();
    const {photos: sent} = (await inputsSent(page)) as {photos: readonly Record<string, string>[]};
    expect(sent.map(({type, transfer_method: way}) => [type, way])).to.deep.equal([
      ['image', 'remote_url'],
      ['custom', 'local_file'],
    ]);
  });

  it('is refused before its upload where the form does not take it', async () => {
    const page = await waiting(asking(permit));
    const group = await fieldOf(page, 'Permit');
    pick(group, await picture('boot.png'));
    await until(() => page.alert.includes('boot.png: only'), 'its kind is refused');
    pick(group, pdf('atlas.pdf', 16 * 1024 * 1024));
    await until(() => page.alert.includes('at most 15 MB'), 'its size is refused');
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
  });

  it('that the server refuses is tried again, and holds sending back until then', async () => {
    const failure = {status: 413, body: {code: 'file_too_large', message: 'No.', status: 413}, times: 1};
    const page = await waiting(asking(permit), {failing: {upload: failure}});
    pick(await fieldOf(page, 'Permit'), pdf('permit.pdf'));
    await until(() => page.alert.includes('Too large for the server.'), 'it is told');
    await page.click('Approve');
    await page.reads('Please try the upload again, or remove the file.');
    await page.click('Try permit.pdf again');
    await page.seen('button', 'Remove permit.pdf');
    await page.click('Approve');
    await page.answered();
    expect(page.lastAnswer).to.contain('Sent.');
  });

  it('is taken back while it is on its way', async () => {
    const gate = new Gate();
    const page = await waiting(asking(permit), {failing: {upload: {hold: gate.name}}});
    pick(await fieldOf(page, 'Permit'), pdf('permit.pdf'));
    await page.click('Cancel the upload of permit.pdf');
    await page.focused('button “Choose a file”');
    await until(() => page.events('dify-upload').length === 2, 'the page is told');
    expect(page.events('dify-upload').at(-1)!.detail.status).to.equal('failed');
    await gate.open();
  });

  it('is taken back when somebody else has answered meanwhile', async () => {
    const gate = new Gate();
    const optional = {...photos, type: 'paragraph'};
    const page = await waiting(asking(permit, optional), {failing: {upload: {hold: gate.name}}});
    pick(await fieldOf(page, 'Permit'), pdf('permit.pdf'));
    await page.seen('progressbar', 'Uploading permit.pdf');
    const url = 'https://pinewake.example/other.pdf';
    await control('POST', `submit-form/${await formIdOf(page)}`, {
      inputs: {permit: {type: 'document', transfer_method: 'local_file', upload_file_id: 'theirs', url}},
      action: 'reject',
    });
    await page.answered();
    expect(page.events('dify-upload').at(-1)!.detail.status).to.equal('failed');
    expect(readText(page.get('group', 'Refund'))).to.contain('Answered: Reject');
    await gate.open();
  });
});

describe('a file of a form over the WebApp API', () => {
  const isFor = (path: RegExp) => (each: LoggedRequest) => path.test(each.path) && each.method === 'POST';
  const tokensOf = async (page: ChatPage): Promise<number> =>
    (await page.requests()).filter(isFor(/\/upload-token$/)).length;
  const uploadsOf = async (page: ChatPage): Promise<readonly LoggedRequest[]> =>
    (await page.requests()).filter(isFor(/\/human-input-forms\/files$/));

  it('goes in with a token of the form’s, one for all of them; a dead one is renewed', async () => {
    const page = await waiting(asking(photos), {isWebApp: true});
    const group = await fieldOf(page, 'Photos');
    pick(group, new File(['<gpx/>'], 'ridge.gpx'));
    await page.seen('button', 'Remove ridge.gpx');
    await control('POST', `expire-upload-tokens/${await formIdOf(page)}`);
    pick(group, await picture('boot.png'));
    await page.seen('button', 'Remove boot.png');
    expect(await tokensOf(page)).to.equal(2);
    const uploads = await uploadsOf(page);
    expect(uploads.map(({status}) => status)).to.deep.equal([201, 401, 201]);
    // The log says only that there was one.
    expect(
      uploads.every(({headers}) => 'authorization' in headers && !('x-app-passport' in headers)),
    ).to.equal(true);
    expect(await page.requests('/api/files/upload')).to.have.lengthOf(0);
    await page.click('Approve');
    await page.answered();
    expect(page.lastAnswer).to.contain('Sent.');
  });

  it('goes through the page’s own fetch, too, and says what the server does not take', async () => {
    const seen: string[] = [];
    const own = function (this: unknown, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      if (this !== undefined) throw new TypeError('Illegal invocation'); // as a browser's own does
      seen.push(new URL(input as string).pathname);
      return fetch(input, init);
    };
    const page = await waiting(asking(photos), {isWebApp: true, properties: {fetch: own}});
    const group = await fieldOf(page, 'Photos');
    const refused = {
      status: 400,
      body: {code: 'file_extension_blocked', message: 'No.', status: 400},
      times: 1,
    };
    await failFromNowOn(page.key, {'form-upload': refused});
    pick(group, new File(['<gpx/>'], 'ridge.gpx'));
    await until(() => page.alert.includes('does not take files of this type'), 'it is told');
    await control('POST', `expire-upload-tokens/${await formIdOf(page)}`);
    await page.click('Try ridge.gpx again');
    await page.seen('button', 'Remove ridge.gpx');
    expect(await tokensOf(page)).to.equal(2);
    expect(seen.filter((path) => path === '/api/human-input-forms/files')).to.have.lengthOf(3);
  });

  it('cannot go in when the form has just run out, which shows at once', async () => {
    const page = await waiting(asking(permit), {isWebApp: true});
    const group = await fieldOf(page, 'Permit');
    await control('POST', `expire-form/${await formIdOf(page)}`, {resumes: false});
    pick(group, pdf('permit.pdf'));
    await page.reads('Nobody answered in time');
    expect(await uploadsOf(page)).to.have.lengthOf(0);
  });
});
