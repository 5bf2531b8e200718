import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../support/chat-page.js';
import {openChat, readText, until} from '../support/chat-page.js';
import type {AppFields, Failure, Json} from '../support/stand-in.js';
import {control, Gate} from '../support/stand-in.js';
import {pdf, picture, transferOf} from '../support/test-files.js';

/** Dify's answer to what it does not take, as an app's route can be told to give it. */
const refusal = (status: number, code: string): Failure => ({status, body: {code, message: 'No.', status}});

function taking(more: Json = {}, fields: AppFields = {}): Visit {
  const file_upload = {
    enabled: true,
    number_limits: 3,
    allowed_file_types: ['image', 'document'],
    allowed_file_extensions: [],
    allowed_file_upload_methods: ['local_file', 'remote_url'],
    ...more,
  };
  return {app: {parameters: {file_upload}, ...fields}};
}

/** A chat that is ready to take files. */
async function openTaking(visit: Visit = taking()): Promise<ChatPage> {
  const page = await openChat(visit);
  await page.seen('button', 'Attach files');
  return page;
}

/** What the browser's own picker does, which no test can open. */
function pick(page: ChatPage, ...files: readonly File[]): void {
  const input = page.root.querySelector<HTMLInputElement>('input.from-device')!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

function paste(page: ChatPage, data: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
  // Firefox makes an empty clipboard of any that is given to the constructor.
  Object.defineProperty(event, 'clipboardData', {value: data});
  page.textBox.dispatchEvent(event);
  return event;
}

function drag(target: Element, type: string, data: DataTransfer): DragEvent {
  const event = new DragEvent(type, {dataTransfer: data, bubbles: true, composed: true, cancelable: true});
  target.dispatchEvent(event);
  return event;
}

/** The names of what is attached, oldest first. */
function attached(page: ChatPage): readonly string[] {
  return [...page.root.querySelectorAll('.chip-name')].map((name) => readText(name));
}

async function ready(page: ChatPage, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.seen('button', `Remove ${name}`);
  expect(attached(page)).to.deep.equal(names);
}

async function filesSent(page: ChatPage, question = 0): Promise<readonly Json[]> {
  return ((await page.questions())[question]!.body!['files'] ?? []) as readonly Json[];
}

describe('with hide="upload"', () => {
  // The first test of the file: nothing has loaded the feature yet.
  it('nothing of it is loaded, offered or taken', async () => {
    const page = await openChat({...taking(), attributes: {hide: 'upload'}});
    await page.talk('Hello');
    expect(page.all('button', 'Attach files')).to.have.lengthOf(0);
    expect(paste(page, transferOf([pdf('a.pdf')])).defaultPrevented).to.equal(false);
    const loaded = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname);
    expect(loaded.filter((path) => path.includes('/features/feature-set'))).to.have.lengthOf(1);
    expect(loaded.filter((path) => path.includes('/features/files/'))).to.deep.equal([]);
  });
});

describe('a photo from the camera', () => {
  const {matchMedia} = globalThis;
  afterEach(() => {
    globalThis.matchMedia = matchMedia;
  });
  /** What a phone says of itself. */
  function onPhone(): void {
    globalThis.matchMedia = (query) =>
      query === '(pointer: coarse)' ? matchMedia.call(globalThis, 'all') : matchMedia.call(globalThis, query);
  }

  it('is offered on a phone, asked of the camera on the back, and sent', async () => {
    onPhone();
    const page = await openTaking(taking({allowed_file_upload_methods: ['local_file']}));
    await page.click('Attach files');
    await page.focused('menuitem “From this device”');
    await sendKeys({press: 'ArrowDown'});
    await page.focused('menuitem “Take a photo”');
    const input = page.root.querySelector<HTMLInputElement>('input.from-camera')!;
    expect([input.type, input.accept, input.getAttribute('capture')]).to.deep.equal([
      'file',
      'image/*',
      'environment',
    ]);
    let opened = 0;
    input.addEventListener('click', (event) => {
      event.preventDefault(); // no test can close the browser's own picker
      opened += 1;
    });
    await sendKeys({press: 'Enter'});
    expect(opened).to.equal(1);
    expect(page.find('menu')).to.equal(null);
    input.files = transferOf([await picture('image.png')]).files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await ready(page, 'image.png');
    await page.talk('What is this?');
    expect((await filesSent(page))[0]!['type']).to.equal('image');
  });

  it('is offered neither with a mouse nor by an app that takes no pictures', async () => {
    const withMouse = await openTaking();
    await withMouse.click('Attach files');
    await withMouse.seen('menu');
    expect(withMouse.find('menuitem', 'Take a photo')).to.equal(null);
    onPhone();
    const page = await openTaking(taking({allowed_file_types: ['document']}));
    await page.click('Attach files');
    await page.seen('menu');
    expect(page.find('menuitem', 'Take a photo')).to.equal(null);
  });
});

describe('a file from the device', () => {
  it('is uploaded, sent with the message, and shown in it', async () => {
    const page = await openTaking();
    pick(page, await picture('tent.png'), pdf('list.pdf'));
    await ready(page, 'tent.png', 'list.pdf');
    await page.focused('textbox “Write a message…”');
    const uploads = await page.requests('/v1/files/upload');
    expect(uploads).to.have.lengthOf(2);
    expect(uploads[0]!.user).to.be.a('string').and.not.equal('');
    await page.talk('What are these?');
    const sent = await filesSent(page);
    expect(sent.map(({type, transfer_method}) => [type, transfer_method])).to.deep.equal([
      ['image', 'local_file'],
      ['document', 'local_file'],
    ]);
    expect(sent.every(({upload_file_id}) => typeof upload_file_id === 'string')).to.equal(true);
    expect(attached(page)).to.deep.equal([]);
    await page.seen('button', 'Enlarge tent.png');
    await page.seen('link', /^Download list\.pdf/);
    expect(page.all('list', 'Files'), 'in the answer').to.have.lengthOf(0);
    await page.talk('And now?');
    expect(await filesSent(page, 1)).to.deep.equal([]);
  });

  it('shows how far its upload is, and keeps the message back until then', async () => {
    const gate = new Gate();
    const page = await openTaking(taking({}, {failing: {upload: {hold: gate.name}}}));
    pick(page, pdf('list.pdf'));
    const bar = (await page.seen('progressbar', 'Uploading list.pdf')) as HTMLProgressElement;
    await until(() => bar.value > 0, 'bytes have left');
    await page.type('Read this');
    await sendKeys({press: 'Enter'});
    await until(() => page.alert.includes('when the upload is finished'), 'it says why nothing is sent');
    expect(page.button('Send message').getAttribute('aria-disabled')).to.equal('true');
    expect(page.textBox.value).to.equal('Read this');
    expect(await page.questions()).to.have.lengthOf(0);
    await gate.open();
    await ready(page, 'list.pdf');
    await until(() => !page.find('alert'), 'the hint goes with its reason');
    expect(page.all('progressbar')).to.have.lengthOf(0);
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(await filesSent(page)).to.have.lengthOf(1);
  });

  it('can be taken back while it is uploaded: the server is left, and the message may go', async () => {
    const gate = new Gate();
    const page = await openTaking(taking({}, {failing: {upload: {hold: gate.name}}}));
    pick(page, pdf('list.pdf'));
    const cancel = await page.seen('button', 'Cancel the upload of list.pdf');
    cancel.focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
    expect(attached(page)).to.deep.equal([]);
    await until(() => page.events('dify-upload').length === 2, 'the page is told');
    expect(page.events('dify-upload').map(({detail}) => detail.status)).to.deep.equal(['started', 'failed']);
    expect(page.events('dify-error')).to.have.lengthOf(0);
    await page.talk('Never mind');
    expect(await filesSent(page)).to.deep.equal([]);
    await gate.open();
  });

  it('can be tried again after the server has refused it', async () => {
    const failing = {upload: {...refusal(413, 'file_too_large'), times: 1}};
    const page = await openTaking(taking({}, {failing}));
    pick(page, pdf('list.pdf'));
    await until(() => page.alert.includes('Too large for the server'), 'it says why');
    expect(page.events('dify-error').map(({detail}) => detail.error.code)).to.deep.equal(['file_too_large']);
    (await page.seen('button', 'Try list.pdf again')).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove list.pdf”');
    await ready(page, 'list.pdf');
    await page.talk('Read this');
    expect(await filesSent(page)).to.have.lengthOf(1);
  });

  it('that a proxy refuses without a word is told to be perhaps too large', async () => {
    const failing = {upload: {status: 413, body: '<h1>Too large</h1>', cors: false as const}};
    const page = await openTaking(taking({}, {failing}));
    pick(page, pdf('list.pdf'));
    await until(() => page.alert.includes('too large for the server'), 'it says what may be the cause');
    await page.talk('Without it');
    expect(await filesSent(page)).to.deep.equal([]);
    expect(attached(page)).to.deep.equal(['list.pdf']);
  });

  it('is uploaded by the page’s own fetch where there is one', async () => {
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      urls.push(input as string);
      return globalThis.fetch(input, init);
    };
    const page = await openTaking({...taking(), properties: {fetch}});
    pick(page, pdf('list.pdf'));
    await ready(page, 'list.pdf');
    expect(urls.filter((url) => url.endsWith('/files/upload'))).to.have.lengthOf(1);
  });

  it('leaves no upload behind when the element goes, and can be tried again when it comes back', async () => {
    const gate = new Gate();
    const page = await openTaking(taking({}, {failing: {upload: {hold: gate.name, times: 1}}}));
    pick(page, pdf('list.pdf'));
    await page.seen('progressbar');
    const place = page.element.parentElement!;
    page.element.remove();
    await until(() => page.events('dify-upload').length === 2, 'the upload is over');
    place.append(page.element);
    await gate.open();
    await page.click('Try list.pdf again');
    await ready(page, 'list.pdf');
  });
});

describe('files that are not taken', () => {
  it('are refused before the upload, each with the limit that it hit', async () => {
    const parameters = {
      file_upload: {
        enabled: true,
        number_limits: 2,
        allowed_file_types: ['image'],
        allowed_file_upload_methods: ['local_file'],
      },
      system_parameters: {image_file_size_limit: 1},
    };
    const page = await openTaking({app: {parameters}});
    const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.png', {type: 'image/png'});
    const names = ['a.png', 'b.png', 'c.png'];
    const pictures = await Promise.all(names.map(picture));
    pick(page, new File(['x'], 'photo.tiff', {type: 'image/tiff'}), large, ...pictures);
    await ready(page, 'a.png', 'b.png');
    expect(page.all('alert')).to.have.lengthOf(1);
    expect(page.alert).to.contain(
      'photo.tiff: only JPG, JPEG, PNG, WEBP, GIF, and SVG can be sent, up to 1 MB.',
    );
    expect(page.alert).to.contain('large.png has 1.1 MB: at most 1 MB can be sent.');
    expect(page.alert).to.contain('At most 2 files can be sent with a message. Left out: c.png.');
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(2);
    expect(page.button('Attach files').disabled).to.equal(true);
    await page.click('Remove b.png');
    expect(page.all('alert')).to.have.lengthOf(0);
    expect(page.button('Attach files').disabled).to.equal(false);
  });

  it('stand in a notice that can be closed', async () => {
    const page = await openTaking();
    pick(page, new File(['x'], 'photo.tiff'));
    await page.click('Close this message');
    expect(page.all('alert')).to.have.lengthOf(0);
    await page.focused('textbox “Write a message…”');
  });
});

describe('files that are pasted', () => {
  it('are all attached, several at once', async () => {
    const page = await openTaking();
    const event = paste(page, transferOf([await picture('one.png'), pdf('two.pdf')]));
    expect(event.defaultPrevented).to.equal(true);
    await ready(page, 'one.png', 'two.pdf');
  });

  it('are left to the text box where their text is meant', async () => {
    const page = await openTaking();
    const cells = transferOf([await picture('cells.png')], {
      'text/plain': 'A\tB',
      'text/html': '<table></table>',
    });
    expect(paste(page, cells).defaultPrevented).to.equal(false);
    expect(paste(page, transferOf([], {'text/plain': 'words'})).defaultPrevented).to.equal(false);
    expect(attached(page)).to.deep.equal([]);
  });
});

describe('files that are dropped', () => {
  it('are shown a place over the whole panel, and attached', async () => {
    const page = await openTaking();
    const data = transferOf([await picture('one.png'), pdf('two.pdf')]);
    drag(page.log, 'dragenter', data);
    await until(() => page.root.querySelector('.drop-zone'), 'the place is shown');
    const zone = page.root.querySelector('.drop-zone')!;
    expect(drag(zone, 'dragover', data).defaultPrevented).to.equal(true);
    expect(drag(zone, 'drop', data).defaultPrevented).to.equal(true);
    await ready(page, 'one.png', 'two.pdf');
    expect(page.root.querySelector('.drop-zone')).to.equal(null);
  });

  it('may be taken away again', async () => {
    const page = await openTaking();
    const data = transferOf([pdf('two.pdf')]);
    drag(page.log, 'dragenter', data);
    await until(() => page.root.querySelector('.drop-zone'), 'the place is shown');
    drag(page.root.querySelector('.drop-zone')!, 'dragleave', data);
    await until(() => !page.root.querySelector('.drop-zone'), 'the place is gone');
  });

  it('are not taken behind what lies over the conversation, nor do they take the page away', async () => {
    const page = await openTaking();
    await page.click('Conversations');
    await page.focused('textbox “Search conversations”');
    await until(() => page.root.querySelector<HTMLElement>('.composer')!.inert, 'the composer is covered');
    const data = transferOf([pdf('two.pdf')]);
    const sheet = page.get('dialog', 'Conversations');
    expect(drag(sheet, 'dragover', data).defaultPrevented).to.equal(true);
    expect(drag(sheet, 'drop', data).defaultPrevented).to.equal(true);
    await page.element.updateComplete;
    expect(page.root.querySelector('.drop-zone')).to.equal(null);
    expect(attached(page)).to.deep.equal([]);
    await sendKeys({press: 'Escape'});
    await page.focused('button “Conversations”');
    drag(page.log, 'drop', data);
    await ready(page, 'two.pdf');
  });

  it('are not mistaken for a text that is dragged', async () => {
    const page = await openTaking();
    const data = transferOf([], {'text/plain': 'words'});
    expect(drag(page.log, 'dragover', data).defaultPrevented).to.equal(false);
    await page.element.updateComplete;
    expect(page.root.querySelector('.drop-zone')).to.equal(null);
  });
});

const tent = 'https://pinewake.example/gear/tent.png?size=2';
const byAddress = {
  allowed_file_types: ['image'],
  allowed_file_upload_methods: ['remote_url'],
  number_limits: 2,
};

async function attach(page: ChatPage, url: string): Promise<void> {
  await page.click('Attach files');
  await page.focused('textbox “Address of the file”');
  await sendKeys({type: url});
  await sendKeys({press: 'Enter'});
}

describe('a file by its address', () => {
  it('is attached, sent, and shown in the message, without an upload', async () => {
    const page = await openTaking(taking(byAddress));
    await attach(page, tent);
    await ready(page, 'tent.png');
    await page.focused('textbox “Write a message…”');
    await page.talk('What is this?');
    expect(await filesSent(page)).to.deep.equal([{type: 'image', transfer_method: 'remote_url', url: tent}]);
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
    expect(page.events('dify-message')[0]!.detail.message.files[0]).to.include({type: 'image', url: tent});
    expect(page.all('article', 'You said')[0]!.textContent).to.contain('tent.png');
  });

  it('is not taken where it is no address, and the box stays', async () => {
    const page = await openTaking(taking(byAddress));
    await attach(page, 'data:image/png,');
    await until(() => page.alert.includes('not the address of a file'), 'it says why');
    expect(page.find('textbox', 'Address of the file')).not.to.equal(null);
    expect(attached(page)).to.deep.equal([]);
  });

  it('is given up with Escape, which leaves the panel open', async () => {
    const page = await openTaking(taking(byAddress));
    await page.click('Attach files');
    await page.focused('textbox “Address of the file”');
    await sendKeys({press: 'Escape'});
    await page.focused('textbox “Write a message…”');
    expect(page.all('textbox', 'Address of the file')).to.have.lengthOf(0);
    expect(page.element.open).to.equal(true);
  });

  it('is no longer offered when the app takes no more', async () => {
    const page = await openTaking(taking(byAddress));
    await attach(page, tent);
    await ready(page, 'tent.png');
    await attach(page, 'https://pinewake.example/stove.png');
    await ready(page, 'tent.png', 'stove.png');
    expect(page.button('Attach files').disabled).to.equal(true);
  });
});

describe('with the keyboard alone', () => {
  it('one opens the menu, goes through it, and comes back', async () => {
    const page = await openTaking();
    page.textBox.focus();
    await sendKeys({press: 'Tab'});
    await page.focused('button “Attach files”');
    await sendKeys({press: 'Enter'});
    await page.focused('menuitem “From this device”');
    await sendKeys({press: 'ArrowDown'});
    await page.focused('menuitem “From a web address”');
    await sendKeys({press: 'ArrowDown'});
    await page.focused('menuitem “From this device”');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Attach files”');
    expect(page.all('menu')).to.have.lengthOf(0);
    expect(page.element.open).to.equal(true);
  });

  it('one takes files away without losing the focus', async () => {
    const page = await openTaking();
    pick(page, pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf'));
    await ready(page, 'a.pdf', 'b.pdf', 'c.pdf');
    page.button('Remove b.pdf').focus();
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove c.pdf”');
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove a.pdf”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
  });
});

describe('from code', () => {
  it('attach() adds files, uploads them and tells of each', async () => {
    const page = await openTaking();
    const files = await page.element.attach([await picture('tent.png'), {type: 'image', url: tent}]);
    expect(files.map(({name, type}) => [name, type])).to.deep.equal([
      ['tent.png', 'image'],
      ['tent.png', 'image'],
    ]);
    expect(files[0]!.uploadFileId).to.be.a('string');
    expect(attached(page)).to.deep.equal(['tent.png', 'tent.png']);
    const told = page.events('dify-upload').map(({detail}) => [detail.status, detail.file.name]);
    expect(told).to.deep.equal([
      ['started', 'tent.png'],
      ['finished', 'tent.png'],
    ]);
    await page.talk('Both');
    expect(await filesSent(page)).to.have.lengthOf(2);
  });

  it('attach() takes all or none, and says which limit was hit', async () => {
    const page = await openTaking();
    const code = (files: readonly File[]): Promise<string> =>
      page.element.attach(files).then(
        () => 'taken',
        (error: unknown) => (error as {code: string}).code,
      );
    expect(await code([pdf('a.pdf'), new File(['x'], 'photo.tiff')])).to.equal('unsupported_file_type');
    expect(await code([new File([new Uint8Array(15 * 1024 * 1024 + 1)], 'a.pdf')])).to.equal(
      'file_too_large',
    );
    expect(await code(['1', '2', '3', '4'].map((name) => pdf(`${name}.pdf`)))).to.equal('too_many_files');
    expect(attached(page)).to.deep.equal([]);
    expect(page.events('dify-error').map(({detail}) => detail.error.code)).to.deep.equal([
      'unsupported_file_type',
      'file_too_large',
      'too_many_files',
    ]);
    expect(await page.requests('/v1/files/upload')).to.have.lengthOf(0);
  });

  it('attach() takes what a field for files or a drop has', async () => {
    const page = await openTaking();
    const data = new DataTransfer();
    data.items.add(pdf('list.pdf'));
    const files = await page.element.attach(data.files);
    expect(files.map(({name}) => name)).to.deep.equal(['list.pdf']);
  });

  it('send() uploads files first, and lets through what lies elsewhere', async () => {
    const page = await openTaking();
    await page.element.send({query: 'Look', files: [pdf('list.pdf'), {url: tent}]});
    const sent = await filesSent(page);
    expect(sent.map(({type, transfer_method}) => [type, transfer_method])).to.deep.equal([
      ['document', 'local_file'],
      ['image', 'remote_url'],
    ]);
    await page.seen('link', /^Download list\.pdf/);
  });

  it('send() takes along what is still on its way to the server', async () => {
    const gate = new Gate();
    const page = await openTaking(taking({}, {failing: {upload: {hold: gate.name}}}));
    pick(page, pdf('list.pdf'));
    await page.seen('progressbar');
    const answer = page.element.send('Read this');
    await gate.open();
    await answer;
    expect(await filesSent(page)).to.have.lengthOf(1);
  });

  it('send() rejects with what the server says of a file, and sends nothing', async () => {
    const failing = {upload: refusal(415, 'unsupported_file_type')};
    const page = await openTaking(taking({}, {failing}));
    const code = await page.element.send({query: 'Look', files: [pdf('list.pdf')]}).then(
      () => 'sent',
      (error: unknown) => (error as {code: string}).code,
    );
    expect(code).to.equal('unsupported_file_type');
    expect(await page.questions()).to.have.lengthOf(0);
  });
});

describe('what was sent', () => {
  it('is there again when the conversation is opened from history, with fresh addresses', async () => {
    const visit = {...taking({}, {relativeUrls: true}), attributes: {user: 'nora'}};
    const page = await openTaking(visit);
    pick(page, await picture('tent.png'), pdf('list.pdf'));
    await ready(page, 'tent.png', 'list.pdf');
    await page.talk('What are these?');
    await control('POST', `expire/${page.key}`);
    const {conversationId} = page.element.messages[0]!;
    page.element.newConversation();
    await until(() => page.element.messages.length === 0, 'the conversation is left');
    await page.element.openConversation(conversationId!);
    const shown = (await page.seen('img', 'tent.png')) as HTMLImageElement;
    await until(() => shown.complete && shown.naturalWidth === 8, 'the picture is shown');
    const link = (await page.seen('link', /^Download list\.pdf/)) as HTMLAnchorElement;
    expect((await fetch(link.href)).status).to.equal(200);
    await page.click('Enlarge tent.png');
    await page.seen('dialog', 'tent.png');
  });
});

describe('an app that takes no files', () => {
  it('has no button for them', async () => {
    const page = await openChat();
    await page.talk('Hello');
    expect(page.all('button', 'Attach files')).to.have.lengthOf(0);
  });
});
