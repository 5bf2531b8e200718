import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../support/chat-page.js';
import {atRest, openChat, readText, until} from '../support/chat-page.js';
import type {AppFields, Failure, Json} from '../support/stand-in.js';
import {Gate} from '../support/stand-in.js';
import {pdf, picture, transferOf} from '../support/test-files.js';

const photo = {
  file: {
    label: 'A photo',
    variable: 'photo',
    required: true,
    allowed_file_types: ['image'],
    allowed_file_upload_methods: ['local_file', 'remote_url'],
  },
};
const maps = {
  'file-list': {
    label: 'Maps',
    variable: 'maps',
    max_length: 2,
    allowed_file_types: ['document', 'custom'],
    allowed_file_extensions: ['.gpx'],
    allowed_file_upload_methods: ['local_file'],
  },
};
const secret = {file: {...photo.file, variable: 'secret', label: 'Secret', required: false, hide: true}};

const refusal = (status: number, code: string): Failure => ({status, body: {code, message: 'No.', status}});

async function openForm(
  form: readonly unknown[],
  {failing, ...visit}: Visit & Pick<AppFields, 'failing'> = {},
): Promise<ChatPage> {
  const fields = {mode: 'advanced-chat', parameters: {user_input_form: form}, ...(failing && {failing})};
  return openChat({app: fields, ...visit});
}

/** The field, once what takes files has come. */
async function seen(page: ChatPage, label: RegExp | string): Promise<HTMLElement> {
  const group = await page.seen('group', label);
  await until(() => group.querySelector('button'), 'files can be chosen');
  return group;
}

/** What the browser's own picker does, which no test can open. */
function pick(group: HTMLElement, ...files: readonly File[]): void {
  const input = group.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

/** Waits until these are what the field holds, uploaded. */
async function holds(page: ChatPage, group: HTMLElement, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.seen('button', `Remove ${name}`);
  expect([...group.querySelectorAll('.chip-name')].map((name) => readText(name))).to.deep.equal(names);
}

function described(page: ChatPage, control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => readText(page.root.getElementById(id) ?? undefined)).join(' ');
}

async function lastInputs(page: ChatPage): Promise<Record<string, Json | readonly Json[] | null>> {
  return (await page.questions()).at(-1)!.body!['inputs'] as Record<string, Json | null>;
}

describe('a file that the form asks for', () => {
  it('is uploaded before the chat starts, and goes along with each message', async () => {
    const gate = new Gate();
    const page = await openForm([photo], {failing: {upload: {hold: gate.name}}});
    const group = await seen(page, 'A photo');
    expect(group.querySelector('input')!.accept).to.contain('.png').and.not.contain('.pdf');
    expect(group.querySelector('input')!.multiple).to.equal(false);
    pick(group, await picture('boot.png'));
    const bar = (await page.seen('progressbar', 'Uploading boot.png')) as HTMLProgressElement;
    await until(() => bar.value > 0, 'bytes have left');
    await page.focused('button “Cancel the upload of boot.png”');
    await page.click('Start chat');
    await until(() => described(page, group) === 'The upload is not finished yet.', 'it is told');
    await page.type('Hello');
    expect(page.button('Send message').title).to.equal('“A photo” is still being uploaded.');
    await gate.open();
    await holds(page, group, 'boot.png');
    await until(
      () => page.all('status').some((each) => readText(each) === 'boot.png is attached.'),
      'it is said',
    );
    await until(() => described(page, group) === '', 'nothing is wrong any more');
    expect(page.all('button', 'Choose a file')).to.have.lengthOf(0);
    page.textBox.focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
    const {photo: sent} = (await lastInputs(page)) as Record<string, Json>;
    expect(Object.keys(sent!).sort()).to.deep.equal(['transfer_method', 'type', 'upload_file_id']);
    expect([sent!['type'], sent!['transfer_method']]).to.deep.equal(['image', 'local_file']);
    await page.talk('Again');
    expect((await lastInputs(page))['photo']).to.deep.equal(sent);
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(1);
    expect(page.events('dify-upload').map(({detail}) => detail.status)).to.deep.equal([
      'started',
      'finished',
    ]);
  });

  it('holds sending back while it is missing, and leads there', async () => {
    const page = await openForm([maps, photo]);
    const group = await seen(page, 'A photo');
    await page.type('Hello');
    expect(page.button('Send message').title).to.equal('Please add a file to “A photo” first.');
    await sendKeys({press: 'Enter'});
    await page.focused('button “Choose a file”');
    expect(group.contains(page.root.activeElement)).to.equal(true);
    await until(
      () => described(page, page.root.activeElement!) === 'Please add a file.',
      'it is told at the button',
    );
    expect(described(page, group)).to.equal('Please add a file.');
    expect(await page.questions()).to.have.lengthOf(0);
  });

  it('may be one of several, as many as the app takes', async () => {
    const page = await openForm([maps]);
    const group = await seen(page, 'Maps (optional)');
    expect(group.querySelector('input')!.multiple).to.equal(true);
    pick(group, pdf('north.pdf'), new File(['<gpx/>'], 'ridge.gpx'), pdf('south.pdf'));
    expect(await page.seen('alert')).to.have.trimmed.text(
      'At most 2 files can be added here. Left out: south.pdf.',
    );
    await holds(page, group, 'north.pdf', 'ridge.gpx');
    await page.talk('Hello');
    const {maps: sent} = (await lastInputs(page)) as Record<string, readonly Json[]>;
    expect(sent!.map(({type, transfer_method: way}) => [type, way])).to.deep.equal([
      ['document', 'local_file'],
      ['custom', 'local_file'],
    ]);
  });

  it('is refused before its upload where the app does not take it', async () => {
    const page = await openForm([maps]);
    const group = await seen(page, 'Maps (optional)');
    pick(group, await picture('boot.png'), pdf('atlas.pdf', 16 * 1024 * 1024));
    await until(() => page.all('alert').length > 0, 'it is told');
    expect(described(page, group)).to.contain('boot.png: only');
    expect(described(page, group)).to.contain('atlas.pdf has 16 MB: at most 15 MB can be sent.');
    await page.focused('button “Choose files”');
    expect(described(page, page.root.activeElement!)).to.contain('atlas.pdf');
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
    pick(group, pdf('north.pdf'));
    await holds(page, group, 'north.pdf');
    expect(page.find('alert')).to.equal(null);
  });

  for (const [status, code, words] of [
    [413, 'file_too_large', 'Too large for the server.'],
    [400, 'invalid_param', 'The server does not take this file.'],
  ] as const)
    it(`that the server refuses with ${status} can be tried again`, async () => {
      const page = await openForm([photo], {failing: {upload: {...refusal(status, code), times: 1}}});
      const group = await seen(page, 'A photo');
      pick(group, await picture('boot.png'));
      await until(() => page.alert.includes(words), 'it is told');
      await page.click('Start chat');
      await until(() => described(page, group).includes('Please try the upload again'), 'it is told');
      const again = page.button('Try boot.png again');
      again.focus();
      await sendKeys({press: 'Enter'});
      await holds(page, group, 'boot.png');
      await page.focused('button “Remove boot.png”');
      expect(page.find('alert')).to.equal(null);
      await page.click('Start chat');
      await page.focused('textbox “Write a message…”');
      await page.talk('Hello');
      expect(((await lastInputs(page))['photo'] as Json)['transfer_method']).to.equal('local_file');
    });

  it('is given, taken back and given anew by keyboard alone', async () => {
    const page = await openForm([photo]);
    const group = await seen(page, 'A photo');
    const input = group.querySelector('input')!;
    let opened = 0;
    input.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    page.button('Choose a file').focus();
    await sendKeys({press: 'Enter'});
    expect(opened).to.equal(1);
    page.button('Enter a web address').focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Address of the file”');
    expect(group.scrollWidth).to.be.at.most(group.clientWidth);
    await sendKeys({press: 'Escape'});
    await page.focused('button “Enter a web address”');
    await sendKeys({press: ' '});
    await page.focused('textbox “Address of the file”');
    await sendKeys({type: 'boot.png'});
    await sendKeys({press: 'Enter'});
    await until(() => page.alert.includes('not the address of a file'), 'it is told');
    await page.focused('textbox “Address of the file”');
    (page.root.activeElement as HTMLInputElement).select();
    await sendKeys({type: 'https://pinewake.example/boot.png'});
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove boot.png”');
    expect(page.find('alert')).to.equal(null);
    await sendKeys({press: 'Enter'});
    await page.focused('button “Enter a web address”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Address of the file”');
    await sendKeys({type: 'https://pinewake.example/other.png'});
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove other.png”');
    page.button('Start chat').focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
    await page.talk('Hello');
    expect((await lastInputs(page))['photo']).to.deep.equal({
      type: 'image',
      transfer_method: 'remote_url',
      url: 'https://pinewake.example/other.png',
    });
  });

  it('is dropped on its field, also where the composer takes files, too', async () => {
    const file_upload = {
      enabled: true,
      number_limits: 3,
      allowed_file_types: ['document'],
      allowed_file_upload_methods: ['local_file'],
    };
    const app = {mode: 'advanced-chat', parameters: {user_input_form: [photo, maps], file_upload}};
    const page = await openChat({app});
    const group = await seen(page, 'A photo');
    await page.seen('button', 'Attach files');
    await atRest(page.root, group);
    const data = transferOf([await picture('boot.png')]);
    const drag = (target: Element, type: string, over: Element): DragEvent => {
      const {left, top, width, height} = over.getBoundingClientRect();
      const place = {clientX: left + width / 2, clientY: top + height / 2};
      const options = {dataTransfer: data, bubbles: true, composed: true, cancelable: true, ...place};
      const event = new DragEvent(type, options);
      target.dispatchEvent(event);
      return event;
    };
    drag(page.textBox, 'dragenter', page.textBox);
    await until(() => page.root.querySelector('.drop-zone'), 'the composer offers itself');
    expect(drag(page.root.querySelector('.drop-zone')!, 'dragover', group).defaultPrevented).to.equal(true);
    await until(() => !page.root.querySelector('.drop-zone'), 'the field goes before it');
    expect(group.hasAttribute('data-over')).to.equal(true);
    drag(page.textBox, 'dragover', page.textBox);
    expect(group.hasAttribute('data-over')).to.equal(false);
    await until(() => page.root.querySelector('.drop-zone'), 'the composer offers itself again');
    drag(group, 'drop', group);
    await holds(page, group, 'boot.png');
    expect(page.root.querySelector('.drop-zone')).to.equal(null);
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(1);
  });

  it('is pasted while its field has the focus, and is refused like any other', async () => {
    const page = await openForm([photo, maps]);
    const group = await seen(page, 'A photo');
    const paste = (file: File): void => {
      const event = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
      Object.defineProperty(event, 'clipboardData', {value: transferOf([file])});
      page.root.activeElement!.dispatchEvent(event);
    };
    page.button('Choose a file').focus();
    paste(pdf('north.pdf'));
    await until(() => described(page, group).includes('north.pdf: only'), 'it is refused');
    paste(await picture('boot.png'));
    await page.focused('button “Remove boot.png”');
    await holds(page, group, 'boot.png');
  });

  it('is changed in the sheet, where Escape in the address leaves only that', async () => {
    const page = await openForm([photo, maps]);
    pick(await seen(page, 'A photo'), await picture('boot.png'));
    await page.seen('button', 'Remove boot.png');
    await page.talk('Hello');
    const before = (await lastInputs(page))['photo'];
    await page.click('Details');
    await page.focused('dialog “Details”');
    await seen(page, 'A photo');
    await page.click('Remove boot.png');
    await page.focused('button “Enter a web address”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Address of the file”');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Enter a web address”');
    expect(page.find('dialog', 'Details')).not.to.equal(null);
    await page.click('Save');
    await page.focused('button “Choose a file”');
    await page.click('Cancel');
    await page.focused('button “Details”');
    await page.talk('Unchanged');
    expect((await lastInputs(page))['photo']).to.deep.equal(before);
    await page.click('Details');
    await page.focused('dialog “Details”');
    pick(await seen(page, 'Maps (optional)'), pdf('north.pdf'));
    await page.seen('button', 'Remove north.pdf');
    await page.click('Save');
    await page.focused('button “Details”');
    await page.talk('With a map');
    const {photo: same, maps: sent} = await lastInputs(page);
    expect(same).to.deep.equal(before);
    expect(sent).to.have.lengthOf(1);
  });

  it('that is on its way when the sheet is cancelled is taken back', async () => {
    const gate = new Gate();
    const page = await openForm([maps], {failing: {upload: {hold: gate.name}}});
    await page.talk('Hello');
    await page.click('Details');
    await page.focused('dialog “Details”');
    pick(await seen(page, 'Maps (optional)'), pdf('north.pdf'));
    await page.seen('progressbar');
    await page.click('Cancel');
    await page.focused('button “Details”');
    await until(() => page.events('dify-upload').length === 2, 'the page is told');
    expect(page.events('dify-upload').at(-1)!.detail.status).to.equal('failed');
    await gate.open();
    await page.talk('Again');
    expect((await lastInputs(page))['maps'] ?? null).to.equal(null);
  });

  it('comes back with a conversation from the past', async () => {
    const page = await openForm([photo], {attributes: {user: 'ada'}});
    pick(await seen(page, 'A photo'), await picture('boot.png'));
    await page.seen('button', 'Remove boot.png');
    await page.talk('Hello');
    const before = (await lastInputs(page))['photo'];
    const conversationId = page.element.messages.at(-1)!.conversationId!;
    const later = await openChat({
      key: page.key,
      attributes: {user: 'ada', 'conversation-id': conversationId},
    });
    await until(() => later.element.messages.length === 2, 'the past has come');
    await later.seen('button', 'Details');
    await later.talk('And now?');
    expect((await lastInputs(later))['photo']).to.deep.equal(before);
  });

  it('is asked for accessibly, light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      const failing = {upload: {...refusal(413, 'file_too_large'), on: 1}};
      const page = await openForm([photo, maps], {attributes: {theme}, failing});
      const group = await seen(page, 'Maps (optional)');
      pick(group, pdf('north.pdf'));
      await page.seen('button', 'Try north.pdf again');
      pick(group, await picture('boot.png'));
      await until(() => page.all('alert').length === 2, 'it is refused');
      await page.click('Start chat');
      await until(() => described(page, page.get('group', 'A photo')), 'it is missing');
      await atRest(page.root);
      await expect(page.element).to.be.accessible();
      page.element.remove();
    }
  });
});

describe('a file that the page gives', () => {
  it('is uploaded, and waited for by send()', async () => {
    const inputs = {photo: await picture('boot.png'), maps: [pdf('north.pdf')]};
    const page = await openForm([photo, maps], {properties: {inputs}});
    await page.element.send('Hello');
    const sent = (await lastInputs(page)) as Record<string, Json>;
    expect([sent['photo']!['type'], sent['photo']!['transfer_method']]).to.deep.equal([
      'image',
      'local_file',
    ]);
    expect(sent['maps']).to.have.lengthOf(1);
    await page.element.send('Again');
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(2);
  });

  it('can be meant for a hidden field, and another one takes its place', async () => {
    const page = await openForm([secret], {properties: {inputs: {secret: await picture('one.png')}}});
    await page.element.send('Hello');
    const first = (await lastInputs(page))['secret'] as Json;
    expect(first['transfer_method']).to.equal('local_file');
    page.element.inputs = {secret: await picture('two.png')};
    await page.element.updateComplete;
    await page.element.send('Again');
    const second = (await lastInputs(page))['secret'] as Json;
    expect(second['upload_file_id']).not.to.equal(first['upload_file_id']);
  });

  it('and that the field does not take is told of once, and not sent', async () => {
    const page = await openForm([maps], {properties: {inputs: {maps: [await picture('boot.png')]}}});
    await seen(page, 'Maps (optional)');
    await until(() => page.events('dify-error').length > 0, 'the page is told');
    await page.talk('Hello');
    expect((await lastInputs(page))['maps'] ?? null).to.equal(null);
    expect(page.events('dify-error').map(({detail}) => detail.error.code)).to.deep.equal([
      'unsupported_file_type',
    ]);
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
  });

  it('with one message is uploaded for that message alone', async () => {
    const page = await openForm([photo, maps], {
      properties: {inputs: {photo: {type: 'image', url: 'https://pinewake.example/a.png'}}},
    });
    await page.element.send({
      query: 'Hello',
      inputs: {photo: await picture('boot.png'), maps: [pdf('a.pdf')]},
    });
    const sent = (await lastInputs(page)) as Record<string, Json>;
    expect([sent['photo']!['type'], sent['photo']!['transfer_method']]).to.deep.equal([
      'image',
      'local_file',
    ]);
    expect(sent['maps']).to.have.lengthOf(1);
    expect(page.events('dify-upload').map(({detail}) => detail.status)).to.have.members([
      'started',
      'started',
      'finished',
      'finished',
    ]);
    await page.element.send('Again');
    expect(((await lastInputs(page))['photo'] as Json)['url']).to.contain('pinewake');
  });

  it('while a message leaves is uploaded, too', async () => {
    const page = await openForm([secret]);
    const file = await picture('boot.png');
    page.element.addEventListener('dify-send', ({detail}) => {
      detail.inputs['secret'] = file;
    });
    await page.talk('Hello');
    expect(((await lastInputs(page))['secret'] as Json)['transfer_method']).to.equal('local_file');
  });

  it('while a message leaves, and that cannot be sent, is told to the page', async () => {
    const page = await openForm([maps]);
    const file = await picture('boot.png');
    page.element.addEventListener('dify-send', ({detail}) => {
      detail.inputs['maps'] = [file];
    });
    const heard = page.next('dify-error');
    await page.ask('Hello');
    expect((await heard).detail.error.code).to.equal('unsupported_file_type');
    expect(page.events('dify-error')).to.have.lengthOf(1);
    expect(await page.questions()).to.have.lengthOf(0);
  });

  it('with a message, and that cannot be sent, keeps the message back', async () => {
    const page = await openForm([maps], {failing: {upload: {...refusal(413, 'file_too_large'), times: 1}}});
    const codeOf = (inputs: Record<string, unknown>): Promise<string> =>
      page.element.send({query: 'Hello', inputs}).then(
        () => 'sent',
        (error: unknown) => (error as {code: string}).code,
      );
    expect(await codeOf({maps: [await picture('boot.png')]})).to.equal('unsupported_file_type');
    expect(await codeOf({other: pdf('north.pdf')})).to.equal('invalid_config');
    expect(await codeOf({maps: [pdf('1.pdf'), pdf('2.pdf'), pdf('3.pdf')]})).to.equal('too_many_files');
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
    expect(await codeOf({maps: [pdf('north.pdf')]})).to.equal('file_too_large');
    expect(await page.questions()).to.have.lengthOf(0);
    expect(await codeOf({maps: [pdf('north.pdf')]})).to.equal('sent');
  });
});
