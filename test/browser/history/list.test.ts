/** The list of conversations. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {atRest, openChat, painted, pressWith, readText, until} from '../../support/chat-page.js';
import {allByRole, findByRole, getByRole} from '../../support/roles.js';
import type {AppFields, LoggedRequest, PastConversation} from '../../support/stand-in.js';
import {
  failFromNowOn,
  failNoMore,
  Gate,
  givePast,
  giveTitle,
  registerApp,
  word,
} from '../../support/stand-in.js';

const refusal = (status: number, code: string) => ({status, body: {code, message: 'No.', status}});

interface Past {
  readonly page: ChatPage;
  readonly conversations: readonly PastConversation[];
  readonly user: string;
}

/** A visitor with so many conversations behind them. The newest one is shown if they come back to it. */
async function visit(
  conversations: number,
  {app = {}, isBack = false, ...rest}: {app?: AppFields; isBack?: boolean} & Visit = {},
): Promise<Past> {
  const key = await registerApp(app);
  const user = word();
  const past = conversations ? await givePast(key, user, {conversations, messages: 3}) : [];
  const attributes = {user, ...(isBack && {'conversation-id': past[0]!.id}), ...rest.attributes};
  const page = await openChat({...rest, key, attributes});
  if (isBack) await page.seen('article', 'You said');
  return {page, conversations: past, user};
}

/** The list as the visitor has it before them. */
class List {
  readonly page: ChatPage;

  constructor(page: ChatPage) {
    this.page = page;
  }

  get dialog(): HTMLElement {
    return this.page.get('dialog', 'Conversations');
  }

  get isOpen(): boolean {
    return this.page.find('dialog', 'Conversations') !== null;
  }

  /** The names in the list, in order. */
  get names(): readonly string[] {
    return allByRole(this.dialog, 'listitem').map((item) =>
      readText(item.querySelector('button') ?? undefined),
    );
  }

  get text(): string {
    return readText(this.dialog);
  }

  item(name: string): HTMLElement {
    const found = allByRole(this.dialog, 'listitem').find((item) => readText(item).includes(name));
    if (!found) throw new Error(`“${name}” is not in the list`);
    return found;
  }

  button(name: string | RegExp): HTMLElement {
    return getByRole(this.dialog, 'button', name);
  }

  has(role: string, name?: string | RegExp): boolean {
    return findByRole(this.dialog, role, name) !== null;
  }

  get box(): HTMLInputElement {
    return this.dialog.querySelector<HTMLInputElement>('input[type="search"]')!;
  }

  async showing(count: number): Promise<void> {
    await until(
      () => this.isOpen && this.names.length === count,
      `${String(count)} conversations are listed`,
    );
  }

  async says(words: string): Promise<void> {
    await until(() => this.text.includes(words), `“${words}” is shown`);
  }

  /** Opens the menu of a conversation and chooses from it. */
  async choose(name: string, action: string): Promise<void> {
    this.button(`More actions for ${name}`).click();
    await until(() => this.has('menuitem', action), 'the menu is open');
    getByRole(this.dialog, 'menuitem', action).click();
  }
}

async function openList(page: ChatPage): Promise<List> {
  (await page.seen('button', 'Conversations')).click();
  await page.seen('dialog', 'Conversations');
  return new List(page);
}

async function changesOf(page: ChatPage): Promise<readonly LoggedRequest[]> {
  const all = await page.requests();
  return all.filter(({path, method}) => /^\/\w+\/conversations\//.test(path) && method !== 'OPTIONS');
}

function conversationEvents(page: ChatPage): readonly (readonly (string | null)[])[] {
  return page.events('dify-conversation').map(({detail}) => [detail.conversationId, detail.name]);
}

describe('the list of conversations', () => {
  it('asks for nothing before it is opened', async () => {
    const {page} = await visit(3);
    await page.seen('button', 'Conversations');
    await painted();
    expect(await page.requests('/v1/conversations')).to.have.lengthOf(0);
    expect(page.button('Conversations').getAttribute('aria-expanded')).to.equal('false');
  });

  it('opens and closes by keyboard; the panel stays, and the focus comes back', async () => {
    const {page} = await visit(3);
    (await page.seen('button', 'Conversations')).focus();
    await sendKeys({press: 'Enter'});
    const list = new List(page);
    await list.showing(3);
    await until(() => page.root.activeElement === list.box, 'the search box has the focus');
    expect(page.button('Conversations').getAttribute('aria-expanded')).to.equal('true');
    expect(page.textBox.closest('[inert]') === null, 'what lies behind is inert').to.equal(false);
    await sendKeys({press: 'Escape'});
    await until(() => !list.isOpen, 'it is closed');
    await page.focused('button “Conversations”');
    expect(page.element.open).to.equal(true);
    expect(page.button('Conversations').getAttribute('aria-expanded')).to.equal('false');
    expect(page.textBox.closest('[inert]') === null).to.equal(true);
  });

  it('groups conversations by date and marks the one that is shown', async () => {
    const {page, conversations} = await visit(20, {isBack: true});
    const list = await openList(page);
    await list.showing(20);
    const headings = allByRole(list.dialog, 'heading').map((heading) => readText(heading));
    expect(headings[0]).to.equal('Conversations');
    // How many groups there are depends on the hour; they span days.
    const groups = ['Today', 'Yesterday', 'This week', 'Earlier'].filter((group) => headings.includes(group));
    expect(headings.slice(1)).to.deep.equal(groups);
    expect(groups.length).to.be.greaterThan(1);
    const current = list.dialog.querySelectorAll('[aria-current="true"]');
    expect([...current].map((each) => readText(each as HTMLElement))).to.deep.equal([conversations[0]!.name]);
  });

  it('shows names as text, whatever is in them', async () => {
    const {page} = await visit(20);
    const list = await openList(page);
    await list.showing(20);
    expect(list.names).to.include('<b>bold</b> & "quoted"');
  });

  it('loads page after page, each once', async () => {
    const {page} = await visit(65);
    const list = await openList(page);
    await list.showing(30);
    list.button('Show more').click();
    await list.showing(60);
    list.button('Show more').click();
    await list.showing(65);
    expect(list.has('button', 'Show more')).to.equal(false);
    expect(new Set(list.names).size).to.be.greaterThan(20);
    expect(await page.requests('/v1/conversations')).to.have.lengthOf(3);
  });

  it('loads the next page when the reader comes near the end', async () => {
    const {page} = await visit(40);
    const list = await openList(page);
    await list.showing(30);
    list.button('Show more').scrollIntoView();
    await list.showing(40);
  });

  it('keeps the first page when the second one fails, and tries again', async () => {
    const {page} = await visit(40);
    const list = await openList(page);
    await list.showing(30);
    await failFromNowOn(page.key, {conversations: refusal(500, 'internal_server_error')});
    list.button('Show more').click();
    await list.says('Conversations could not be loaded.');
    expect(list.names).to.have.lengthOf(30);
    expect(page.events('dify-error')).to.have.lengthOf(1);
    await failNoMore(page.key);
    list.button('Try again').click();
    await list.showing(40);
    expect(list.text).not.to.include('could not be loaded');
  });

  it('says when nothing can be had at all, and when there is nothing yet', async () => {
    const {page} = await visit(0, {app: {failing: {conversations: {...refusal(503, 'unknown'), times: 1}}}});
    const list = await openList(page);
    await list.says('Conversations could not be loaded.');
    list.button('Try again').click();
    await list.says('No conversations yet');
  });

  it('searches what is loaded, and loads on until it has looked through everything', async () => {
    const {page, conversations} = await visit(65);
    const list = await openList(page);
    await list.showing(30);
    list.box.focus();
    await sendKeys({type: 'EMBER'});
    await list.says('Searched 65 conversations.');
    const expected = conversations.map(({name}) => name).filter((name) => /ember/i.test(name));
    expect(list.names).to.deep.equal(expected);
    expect(await page.requests('/v1/conversations')).to.have.lengthOf(3);
    list.box.value = '';
    list.box.dispatchEvent(new InputEvent('input'));
    await list.showing(65);
  });

  it('says when the search finds nothing', async () => {
    const {page} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    list.box.focus();
    await sendKeys({type: 'nowhere'});
    await list.says('No conversation has this in its name.');
  });

  it('opens a conversation at its end, closes, and tells the page', async () => {
    const {page, conversations} = await visit(3);
    await page.type('a draft');
    const list = await openList(page);
    await list.showing(3);
    const {id, name} = conversations[1]!;
    getByRole(list.item(name), 'button', name).click();
    await until(() => page.element.messages.length > 0, 'its messages are shown');
    expect(list.isOpen).to.equal(false);
    expect(page.element.messages[0]!.conversationId).to.equal(id);
    expect(conversationEvents(page)).to.deep.equal([[id, name]]);
    expect(page.textBox.value).to.equal('a draft');
    await page.focused('textbox “Write a message…”');
  });

  it('starts a new conversation', async () => {
    const {page} = await visit(3, {isBack: true});
    const list = await openList(page);
    await list.showing(3);
    list.button('New conversation').click();
    await until(() => page.element.messages.length === 0, 'it is empty');
    expect(list.isOpen).to.equal(false);
    expect(conversationEvents(page).at(-1)).to.deep.equal([null, null]);
    await page.focused('textbox “Write a message…”');
  });

  it('shows the title that a new conversation gets with its first answer, and tells the page', async () => {
    const {page} = await visit(1);
    const list = await openList(page);
    await list.showing(1);
    void page.element.send('Which tent is best?');
    await until(() => list.names[0] === 'Which tent is best', 'the title is shown');
    const id = page.element.messages[0]!.conversationId;
    await until(() => conversationEvents(page).length === 2, 'the page is told');
    expect(conversationEvents(page)).to.deep.equal([
      [id, null],
      [id, 'Which tent is best'],
    ]);
    await page.element.send('And the second best?');
    expect(conversationEvents(page)).to.have.lengthOf(2);
  });

  it('looks again for a title that comes late, with the list closed, too', async () => {
    const {page, user} = await visit(0, {app: {lateTitles: true}});
    await openList(page);
    await sendKeys({press: 'Escape'});
    const asked = async (): Promise<number> => (await page.requests('/v1/conversations')).length;
    const before = await asked();
    await page.talk('Hello');
    await until(async () => (await asked()) > before, 'it has looked once');
    const id = page.element.messages[0]!.conversationId!;
    await giveTitle(page.key, user, id, 'A greeting');
    await until(() => conversationEvents(page).length === 2, 'the title has come');
    expect(conversationEvents(page)[1]).to.deep.equal([id, 'A greeting']);
    expect((await page.requests('/v1/conversations')).at(-1)!.query['limit']).to.equal('1');
  });

  it('looks for no title of a conversation that was left', async () => {
    const {page} = await visit(0, {app: {lateTitles: true}});
    await openList(page);
    await sendKeys({press: 'Escape'});
    const gate = new Gate();
    await failFromNowOn(page.key, {conversations: {hold: gate.name}});
    await page.talk('Hello');
    await until(async () => (await page.openRequests()) === 1, 'it looks');
    page.element.newConversation();
    await until(async () => (await page.openRequests()) === 0, 'nobody waits for it');
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('lists a conversation that has begun since', async () => {
    const {page} = await visit(2);
    const list = await openList(page);
    await list.showing(2);
    await sendKeys({press: 'Escape'});
    await page.talk('Something new');
    await openList(page);
    await list.showing(3);
    expect(list.item(list.names[0]!).querySelector('[aria-current]') === null).to.equal(false);
  });

  it('says plainly that a conversation is gone, takes it from the list, and loses nothing', async () => {
    const {page, conversations} = await visit(3);
    await page.type('a draft');
    const list = await openList(page);
    await list.showing(3);
    const {name} = conversations[1]!;
    await failFromNowOn(page.key, {messages: refusal(404, 'not_found')});
    getByRole(list.item(name), 'button', name).click();
    await until(
      () => readText(page.log).includes('The earlier conversation is no longer available'),
      'it says so',
    );
    expect(page.textBox.value).to.equal('a draft');
    await failFromNowOn(page.key, {messages: null, conversations: {hold: new Gate().name}});
    await openList(page);
    await list.showing(2);
    expect(list.names).not.to.include(name);
  });

  it('closes with the panel', async () => {
    const {page} = await visit(2);
    const list = await openList(page);
    await list.showing(2);
    page.element.hide();
    await until(() => !page.element.open, 'it is closed');
    page.element.show();
    await until(() => page.find('textbox'), 'it is open again');
    expect(list.isOpen).to.equal(false);
    expect(page.textBox.closest('[inert]') === null).to.equal(true);
  });

  it('is a drawer beside a wide chat, which a press beside it closes', async () => {
    const {page} = await visit(2, {attributes: {mode: 'fullscreen'}});
    const list = await openList(page);
    await list.showing(2);
    const isWide = page.element.shadowRoot!.querySelector('[part="panel"]')!.clientWidth >= 720;
    expect(list.dialog.getBoundingClientRect().width < 400).to.equal(isWide);
    if (!isWide) return;
    const beside = list.dialog.previousElementSibling!;
    beside.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, composed: true, cancelable: true}));
    await until(() => !list.isOpen, 'it is closed');
    await page.focused('button “Conversations”');
  });

  it('is not there where the page does not want it', async () => {
    const {page} = await visit(2, {attributes: {hide: 'history'}, isBack: true});
    await painted();
    expect(page.find('button', 'Conversations')).to.equal(null);
    expect(await page.requests('/v1/conversations')).to.have.lengthOf(0);
  });

  it('is accessible', async () => {
    const {page, conversations} = await visit(4, {isBack: true});
    const list = await openList(page);
    await list.showing(4);
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    list.button(`More actions for ${conversations[0]!.name}`).click();
    await until(() => list.has('menu'), 'the menu is open');
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
  });
});

describe('a conversation of the list', () => {
  it('has a menu for the keyboard', async () => {
    const {page, conversations} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    const more = list.button(`More actions for ${conversations[0]!.name}`);
    more.focus();
    await sendKeys({press: 'Enter'});
    await page.focused('menuitem “Rename”');
    await sendKeys({press: 'ArrowDown'});
    await page.focused('menuitem “Name automatically”');
    await sendKeys({press: 'End'});
    await page.focused('menuitem “Delete”');
    await sendKeys({press: 'ArrowDown'});
    await page.focused('menuitem “Rename”');
    await sendKeys({press: 'Escape'});
    await until(() => !list.has('menu'), 'the menu is closed');
    await page.focused(`button “More actions for ${conversations[0]!.name}”`);
    expect(list.isOpen).to.equal(true);
  });

  it('is renamed by hand', async () => {
    const {page, conversations} = await visit(3, {isBack: true});
    const list = await openList(page);
    await list.showing(3);
    const {id, name} = conversations[0]!;
    await list.choose(name, 'Rename');
    await page.focused(`textbox “New name for ${name}”`);
    await sendKeys({type: 'My walk'});
    await sendKeys({press: 'Enter'});
    await until(() => list.names.includes('My walk'), 'it bears the new name');
    await until(() => conversationEvents(page).at(-1)?.[1] === 'My walk', 'the page is told');
    expect(conversationEvents(page).at(-1)).to.deep.equal([id, 'My walk']);
    const [request] = await changesOf(page);
    expect(request!.body).to.include({name: 'My walk'});
    await page.focused('button “More actions for My walk”');
  });

  it('keeps its name when the reader thinks better of it, and has to have one', async () => {
    const {page, conversations} = await visit(1);
    const list = await openList(page);
    await list.showing(1);
    const {name} = conversations[0]!;
    await list.choose(name, 'Rename');
    await page.focused(`textbox “New name for ${name}”`);
    await sendKeys({type: '   '});
    await sendKeys({press: 'Enter'});
    await list.says('Please enter a name.');
    await sendKeys({press: 'Escape'});
    await page.focused(`button “More actions for ${name}”`);
    expect(list.names).to.deep.equal([name]);
    expect(await changesOf(page)).to.have.lengthOf(0);
  });

  it('gets its old name back when the server refuses the new one', async () => {
    const gate = new Gate();
    const {page, conversations} = await visit(1);
    const list = await openList(page);
    await list.showing(1);
    const {name} = conversations[0]!;
    await failFromNowOn(page.key, {rename: {...refusal(404, 'not_found'), hold: gate.name}});
    await list.choose(name, 'Rename');
    await page.focused(`textbox “New name for ${name}”`);
    await sendKeys({type: 'Too late'});
    list.button('Save').click();
    await until(() => list.names.includes('Too late'), 'it bears the new name at once');
    await gate.open();
    await list.says('This conversation is no longer available.');
    expect(list.item(name) !== null).to.equal(true);
    expect(page.events('dify-error')).to.have.lengthOf(1);
  });

  it('is named by the app', async () => {
    const gate = new Gate();
    const {page, conversations} = await visit(1);
    const list = await openList(page);
    await list.showing(1);
    const {id, name} = conversations[0]!;
    await failFromNowOn(page.key, {rename: {hold: gate.name}});
    await list.choose(name, 'Name automatically');
    await until(() => list.has('img', 'Finding a name…'), 'it takes its time');
    await gate.open();
    await until(() => list.names[0]!.startsWith('About “'), 'it has a title');
    expect((await changesOf(page))[0]!.body).to.include({auto_generate: true});
    expect(conversationEvents(page)).to.deep.equal([[id, list.names[0]]]);
  });

  it('is deleted after a question, and can be had back', async () => {
    const {page, conversations} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    const {name} = conversations[1]!;
    await list.choose(name, 'Delete');
    await list.says('Delete this conversation?');
    await page.focused('button “Cancel”');
    await sendKeys({press: 'Enter'});
    await page.focused(`button “More actions for ${name}”`);
    await list.choose(name, 'Delete');
    await page.focused('button “Cancel”');
    list.button('Delete').click();
    await list.says(`Deleted: ${name}`);
    await page.focused(`button “Undo deleting ${name}”`);
    await sendKeys({press: 'Enter'});
    await page.focused(`button “${name}”`);
    await sendKeys({press: 'Escape'});
    await until(() => !list.isOpen, 'it is closed');
    await painted();
    expect(await changesOf(page)).to.have.lengthOf(0);
  });

  it('is deleted at the server when the list closes', async () => {
    const {page, conversations} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    const {id, name} = conversations[1]!;
    await list.choose(name, 'Delete');
    await list.says('Delete this conversation?');
    list.button('Delete').click();
    await list.says(`Deleted: ${name}`);
    expect(await changesOf(page)).to.have.lengthOf(0);
    await sendKeys({press: 'Escape'});
    await until(async () => (await changesOf(page)).length === 1, 'the server hears of it');
    await until(() => conversationEvents(page).length === 1, 'the page hears of it');
    expect((await changesOf(page))[0]).to.include({method: 'DELETE', path: `/v1/conversations/${id}`});
    expect(conversationEvents(page)).to.deep.equal([[id, null]]);
    await openList(page);
    await list.showing(2);
  });

  it('is deleted at the server when the page goes away', async () => {
    const {page, conversations} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    const {name} = conversations[1]!;
    await list.choose(name, 'Delete');
    await list.says('Delete this conversation?');
    list.button('Delete').click();
    await list.says(`Deleted: ${name}`);
    window.dispatchEvent(new Event('pagehide'));
    await until(async () => (await changesOf(page)).length === 1, 'the server hears of it');
  });

  it('gives way to a new one when it is shown and deleted; undone, it is shown again', async () => {
    const {page, conversations} = await visit(3, {isBack: true});
    const list = await openList(page);
    await list.showing(3);
    const {id, name} = conversations[0]!;
    await list.choose(name, 'Delete');
    await list.says('Delete this conversation?');
    list.button('Delete').click();
    await until(() => page.element.messages.length === 0, 'the chat is empty');
    expect(conversationEvents(page).at(-1)).to.deep.equal([null, null]);
    list.button(`Undo deleting ${name}`).click();
    await until(() => page.element.messages.length > 0, 'it is shown again');
    expect(conversationEvents(page).at(-1)).to.deep.equal([id, name]);
    expect(await changesOf(page)).to.have.lengthOf(0);
  });

  it('comes back when it cannot be deleted, and says why', async () => {
    const {page, conversations} = await visit(3);
    const list = await openList(page);
    await list.showing(3);
    const {name} = conversations[1]!;
    await failFromNowOn(page.key, {delete: refusal(500, 'internal_server_error')});
    await list.choose(name, 'Delete');
    await list.says('Delete this conversation?');
    list.button('Delete').click();
    await list.says(`Deleted: ${name}`);
    window.dispatchEvent(new Event('pagehide'));
    await list.says('The conversation could not be deleted.');
    expect(list.names[1]).to.equal(name);
    expect(page.events('dify-error')).to.have.lengthOf(1);
  });

  it('is reached by Tab, and so is its menu', async () => {
    const {page, conversations} = await visit(2);
    const list = await openList(page);
    await list.showing(2);
    await until(() => page.root.activeElement === list.box, 'the search box has the focus');
    await sendKeys({press: 'Tab'});
    if (!page.focus.startsWith('button')) await sendKeys({press: 'Tab'}); // the list scrolls: some stop at it
    await page.focused(`button “${conversations[0]!.name}”`);
    await sendKeys({press: 'Tab'});
    await page.focused(`button “More actions for ${conversations[0]!.name}”`);
    await pressWith('Shift', 'Tab');
    await page.focused(`button “${conversations[0]!.name}”`);
  });
});

describe('conversations that stand first', () => {
  /** The names below the heading of a group. */
  const inGroup = (list: List, group: string): readonly string[] => {
    const rows = findByRole(list.dialog, 'list', group);
    return rows ? allByRole(rows, 'listitem').map((item) => readText(item.querySelector('button')!)) : [];
  };

  it('are pinned by keyboard: the row moves, and the focus with it; taken back, it is where it was', async () => {
    const {page, conversations, user} = await visit(3, {isWebApp: true});
    const list = await openList(page);
    await list.showing(3);
    const before = list.names;
    const {id, name} = conversations[2]!;
    list.button(`More actions for ${name}`).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('menuitem “Pin”');
    await sendKeys({press: 'Enter'});
    await until(() => inGroup(list, 'Pinned').join() === name, 'it stands first');
    await page.focused(`button “More actions for ${name}”`);
    await page.tells('Conversation pinned.');
    expect(list.names).to.deep.equal([name, before[0], before[1]]);
    expect((await changesOf(page))[0]).to.include({method: 'PATCH', path: `/api/conversations/${id}/pin`});
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    const again = await openChat({key: page.key, isWebApp: true, attributes: {user}});
    const other = await openList(again);
    await other.showing(3);
    expect(inGroup(other, 'Pinned')).to.deep.equal([name]);
    await other.choose(name, 'Unpin');
    await until(() => !other.has('list', 'Pinned'), 'nothing stands first');
    await again.focused(`button “More actions for ${name}”`);
    await again.tells('Conversation unpinned.');
    expect(other.names).to.deep.equal(before);
  });

  it('go back where the server refuses, with the focus, and say why', async () => {
    const gate = new Gate();
    const {page, conversations} = await visit(3, {isWebApp: true});
    const list = await openList(page);
    await list.showing(3);
    const before = list.names;
    await failFromNowOn(page.key, {pin: {...refusal(404, 'not_found'), hold: gate.name}});
    const {name} = conversations[2]!;
    await list.choose(name, 'Pin');
    await until(() => list.names[0] === name, 'it stands first at once');
    await gate.open();
    await list.says('This conversation is no longer available.');
    expect(list.names).to.deep.equal(before);
    await page.focused(`button “More actions for ${name}”`);
    expect(page.events('dify-error')).to.have.lengthOf(1);
  });

  it('are renamed, deleted and found as others are', async () => {
    const {page, conversations} = await visit(3, {isWebApp: true});
    const list = await openList(page);
    await list.showing(3);
    const {name} = conversations[1]!;
    await list.choose(name, 'Pin');
    await page.tells('Conversation pinned.');
    await list.choose(name, 'Rename');
    await page.focused(`textbox “New name for ${name}”`);
    await sendKeys({type: 'My walk'});
    await sendKeys({press: 'Enter'});
    await until(() => inGroup(list, 'Pinned').join() === 'My walk', 'it bears the new name');
    list.box.focus();
    await sendKeys({type: 'walk'});
    await until(() => list.names.join() === 'My walk', 'it is found');
    await list.choose('My walk', 'Delete');
    await list.says('Delete this conversation?');
    list.button('Delete').click();
    await list.says('Deleted: My walk');
    list.button('Undo deleting My walk').click();
    await until(() => inGroup(list, 'Pinned').join() === 'My walk', 'it is back, and first');
  });

  it('are no matter of the Service API', async () => {
    const {page, conversations} = await visit(2);
    const list = await openList(page);
    await list.showing(2);
    list.button(`More actions for ${conversations[0]!.name}`).click();
    await until(() => list.has('menuitem', 'Rename'), 'the menu is open');
    expect(list.has('menuitem', 'Pin')).to.equal(false);
    const [asked, ...others] = await page.requests('/v1/conversations');
    expect([asked!.query['pinned'], others.length]).to.deep.equal([undefined, 0]);
  });
});
