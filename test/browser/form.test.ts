import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../support/chat-page.js';
import {atRest, openChat, placeChat, readText, until} from '../support/chat-page.js';

const name = {'text-input': {label: 'Your name', variable: 'name', required: true, max_length: 20}};
const size = {number: {label: 'Boot size', variable: 'size', unit: 'EU', hint: 'Of your best pair.'}};
const terrain = {select: {label: 'Terrain', variable: 'terrain', options: ['forest', 'snow']}};
const insoles = {checkbox: {label: 'I wear insoles', variable: 'insoles', required: true}};
const notes = {paragraph: {label: 'Notes', variable: 'notes', max_length: 20}};
const profile = {
  json_object: {
    label: 'Profile',
    variable: 'profile',
    json_schema: '{"type":"object","required":["width"],"properties":{"width":{"type":"number"}}}',
  },
};
const campaign = {'text-input': {label: 'Campaign', variable: 'campaign', hide: true, default: 'website'}};
const opening = {
  opening_statement: 'Hello {{name}}, boots for **{{terrain}}**?',
  suggested_questions: ['What fits {{terrain}}?'],
};

function openForm(form: readonly unknown[], {parameters = {}, ...visit}: Visit & {parameters?: object} = {}) {
  const app = {mode: 'advanced-chat', parameters: {...parameters, user_input_form: form}};
  return openChat({app, ...visit});
}

function field(page: ChatPage, label: RegExp | string, role = 'textbox'): HTMLInputElement {
  return page.get(role, label) as HTMLInputElement;
}

/** What is said of a field, as assistive technology reads it. */
function described(page: ChatPage, control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => readText(page.root.getElementById(id) ?? undefined)).join(' ');
}

async function write(page: ChatPage, label: RegExp | string, text: string): Promise<void> {
  await page.seen('textbox', label);
  field(page, label).focus();
  await sendKeys({type: text});
}

async function lastInputs(page: ChatPage): Promise<unknown> {
  return (await page.questions()).at(-1)!.body!['inputs'];
}

describe('the form before the first message', () => {
  it('is filled in by keyboard, and every value goes along in its own type', async () => {
    const page = await openForm([name, size, terrain, insoles, notes, profile, campaign]);
    await write(page, 'Your name', 'Ada');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '42,5'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'snow'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'narrow'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '{"width": 10}'});
    await sendKeys({press: 'Tab'});
    await page.focused('button “Start chat”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
    expect(page.find('form')).to.equal(null);
    await page.talk('Hello');
    expect(await lastInputs(page)).to.deep.equal({
      name: 'Ada',
      size: 42.5,
      terrain: 'snow',
      insoles: true,
      notes: 'narrow',
      profile: {width: 10},
      campaign: 'website',
    });
  });

  it('starts the chat with Enter in a line', async () => {
    const page = await openForm([name]);
    await write(page, 'Your name', 'Ada');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
  });

  it('sends what the untouched fields begin with, switches always', async () => {
    const page = await openForm([
      {'text-input': {label: 'Your name', variable: 'name', default: 'Guest'}},
      insoles,
      terrain,
      {number: {label: 'Age', variable: 'age', default: '7'}},
    ]);
    await page.seen('form', 'A few details first');
    expect(field(page, /Your name/).value).to.equal('Guest');
    await page.talk('Hello');
    expect(await lastInputs(page)).to.deep.equal({name: 'Guest', insoles: false, age: 7});
    expect(page.find('form')).to.equal(null);
  });

  it('holds the first message back while something is missing, and leads there', async () => {
    const page = await openForm([size, name]);
    await page.seen('form');
    await page.type('Hello');
    const send = page.button('Send message');
    expect([send.getAttribute('aria-disabled'), send.title]).to.deep.equal([
      'true',
      'Please fill in “Your name” first.',
    ]);
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Your name”');
    await until(() => field(page, 'Your name').ariaInvalid === 'true', 'the fault is shown');
    expect(described(page, field(page, 'Your name'))).to.equal('Please fill this in.');
    expect(page.textBox.value).to.equal('Hello');
    expect(await page.questions()).to.have.lengthOf(0);
    await sendKeys({type: 'Ada'});
    await until(() => field(page, 'Your name').ariaInvalid === 'false', 'the fault is gone');
    page.textBox.focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(await lastInputs(page)).to.include({name: 'Ada'});
  });

  it('says where JSON does not fit its schema, however deep', async () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: {
        stops: {type: 'array', items: {type: 'object', properties: {kind: {enum: ['hut', 'tent']}}}},
      },
    };
    const route = {json_object: {label: 'Route', variable: 'route', json_schema: schema}};
    const page = await openForm([route]);
    const loaded = (): boolean =>
      performance.getEntriesByType('resource').some(({name}) => name.includes('/json-check'));
    await until(loaded, 'what checks it has come');
    const box = (await page.seen('textbox', /Route/)) as HTMLTextAreaElement;
    for (const [typed, words] of [
      ['{"stops": [{"kind": "hut"}, {"kind": "inn"}]}', '“stops[1].kind” must be one of: "hut", "tent".'],
      ['{"stop": []}', '“stop” is not expected here.'],
    ] as const) {
      box.focus();
      box.select();
      await sendKeys({type: typed});
      await sendKeys({press: 'Tab'});
      await until(() => described(page, box).includes(words), `${words} is told`);
    }
    box.focus();
    box.select();
    await sendKeys({type: '{"stops": [{"kind": "tent"}]}'});
    await until(() => described(page, box) === '', 'it fits');
  });

  it('holds an opening question back, too', async () => {
    const page = await openForm([name], {parameters: {suggested_questions: ['Which boots?']}});
    await page.seen('form');
    await page.click('Which boots?');
    await page.focused('textbox “Your name”');
    expect(page.events('dify-suggestion')).to.have.lengthOf(0);
  });

  it('tells of a number that is none and of JSON that does not fit, once the field is left', async () => {
    const page = await openForm([size, profile]);
    await write(page, /Boot size/, 'big');
    expect(field(page, /Boot size/).ariaInvalid).to.equal('false');
    expect(described(page, field(page, /Boot size/))).to.equal('EU Of your best pair.');
    await sendKeys({press: 'Tab'});
    await until(
      () => described(page, field(page, /Boot size/)).includes('Please enter a number'),
      'it is told',
    );
    await sendKeys({type: '{"width": "wide"}'});
    await page.click('Start chat');
    await page.focused('textbox “Boot size (optional)”');
    await until(
      () => described(page, field(page, /Profile/)).includes('“width” must be a number.'),
      'it is told',
    );
    field(page, /Profile/).select();
    field(page, /Profile/).focus();
    await sendKeys({type: '{"width"'});
    await until(() => described(page, field(page, /Profile/)).includes('JSON object'), 'it is told');
  });

  it('takes no more than the app does, and counts near the end', async () => {
    const page = await openForm([notes]);
    await write(page, /Notes/, 'x'.repeat(15));
    expect(described(page, field(page, /Notes/))).to.equal('');
    await sendKeys({type: 'x'.repeat(9)});
    expect(field(page, /Notes/).value).to.have.lengthOf(20);
    await until(() => described(page, field(page, /Notes/)) === '0 characters left', 'it is counted');
  });

  it('is accessible with faults in it, light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      const page = await openForm([name, size, terrain, insoles, notes, profile], {attributes: {theme}});
      await page.click('Start chat');
      await page.focused('textbox “Your name”');
      await atRest(page.root);
      await expect(page.element).to.be.accessible();
      page.element.remove();
    }
  });

  it('stands at its beginning, under the greeting', async () => {
    const many = Array.from({length: 12}, (_, at) => ({
      paragraph: {label: `Field ${at}`, variable: `f${at}`},
    }));
    const page = await openForm(many, {parameters: {opening_statement: 'I am Wren.'}});
    await page.seen('form');
    expect(page.log.scrollTop).to.equal(0);
    expect(page.log.scrollHeight).to.be.greaterThan(page.log.clientHeight);
  });
});

describe('what the page gives', () => {
  it('fills the form in, in whatever type it comes', async () => {
    const inputs = {name: 'Ada', insoles: 'true', size: 41, profile: {width: 9}, terrain: 'moon', extra: 1};
    const page = await openForm([name, size, terrain, insoles, profile], {properties: {inputs}});
    await page.seen('form');
    expect(field(page, 'Your name').value).to.equal('Ada');
    expect(field(page, /Boot size/).value).to.equal('41');
    expect(field(page, 'I wear insoles', 'checkbox').checked).to.equal(true);
    expect(JSON.parse(field(page, /Profile/).value)).to.deep.equal({width: 9});
    await page.talk('Hello');
    const {extra, ...declared} = (await lastInputs(page)) as Record<string, unknown>;
    expect(extra).to.equal(1);
    expect(declared).to.deep.equal({
      name: 'Ada',
      insoles: true,
      size: 41,
      profile: {width: 9},
      terrain: null,
    });
  });

  it('spares the visitor the form when nothing is left to ask, and can be changed', async () => {
    const inputs = {name: 'Ada', campaign: 'shop'};
    const page = await openForm([name, campaign], {properties: {inputs}});
    await page.seen('button', 'Details');
    expect(page.find('form')).to.equal(null);
    await page.talk('Hello');
    expect(await lastInputs(page)).to.deep.equal(inputs);
  });

  it('goes on changing what the visitor has not touched', async () => {
    const page = await openForm([name, notes], {properties: {inputs: {name: 'Ada'}}});
    await write(page, /Notes/, 'mine');
    page.element.inputs = {name: 'Grace', notes: 'theirs'};
    await until(() => field(page, 'Your name').value === 'Grace', 'the name follows');
    expect(field(page, /Notes/).value).to.equal('mine');
    await page.talk('Hello');
    expect(await lastInputs(page)).to.deep.equal({name: 'Grace', notes: 'mine'});
  });

  it('reaches hidden fields, and an app with only those asks nothing', async () => {
    const page = await openForm([campaign], {properties: {inputs: {campaign: 'spring'}}});
    await page.talk('Hello');
    expect(await lastInputs(page)).to.deep.equal({campaign: 'spring'});
    expect(page.find('button', 'Details')).to.equal(null);
  });
});

describe('the form during a conversation', () => {
  it('is changed in a sheet, from which the next message on counts', async () => {
    const page = await openForm([name, insoles]);
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    await page.click('Details');
    const sheet = await page.seen('dialog', 'Details');
    await page.focused('dialog “Details”');
    expect(sheet.ariaModal).to.equal('true');
    expect(page.textBox.closest('[inert]')).not.to.equal(null);
    field(page, 'Your name').select();
    field(page, 'Your name').focus();
    await sendKeys({type: 'Grace'});
    await sendKeys({press: 'Enter'});
    await page.focused('button “Details”');
    expect(page.textBox.closest('[inert]')).to.equal(null);
    await page.talk('Again');
    expect(await lastInputs(page)).to.deep.equal({name: 'Grace', insoles: false});
  });

  it('keeps nothing of a sheet that is cancelled or left with Escape, and the panel stays open', async () => {
    const page = await openForm([name]);
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    for (const leave of [() => sendKeys({press: 'Escape'}), () => page.click('Cancel')]) {
      await page.click('Details');
      await page.focused('dialog “Details”');
      await write(page, 'Your name', ' Lovelace');
      await leave();
      await page.focused('button “Details”');
    }
    expect(page.element.open).to.equal(true);
    await page.talk('Again');
    expect(await lastInputs(page)).to.deep.equal({name: 'Ada'});
  });

  it('is not saved with a fault', async () => {
    const page = await openForm([name]);
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    await page.click('Details');
    await page.focused('dialog “Details”');
    field(page, 'Your name').select();
    field(page, 'Your name').focus();
    await sendKeys({press: 'Delete'});
    await page.click('Save');
    await page.focused('textbox “Your name”');
    await until(() => field(page, 'Your name').ariaInvalid === 'true', 'the fault is shown');
  });

  it('keeps its values in a new conversation', async () => {
    const page = await openForm([name]);
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    await page.click('New conversation');
    expect(page.find('form')).to.equal(null);
    await page.talk('Hello again');
    expect(await lastInputs(page)).to.deep.equal({name: 'Ada'});
  });

  it('forgets them with another user', async () => {
    const page = await openForm([name]);
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    page.element.user = 'somebody-else';
    await page.seen('form');
    expect(field(page, 'Your name').value).to.equal('');
  });

  it('takes up the values of a conversation from the past', async () => {
    const page = await openForm([name], {attributes: {user: 'ada'}});
    await write(page, 'Your name', 'Ada');
    await page.talk('Hello');
    const conversationId = page.element.messages.at(-1)!.conversationId!;
    const later = await openChat({
      key: page.key,
      attributes: {user: 'ada', 'conversation-id': conversationId},
    });
    await until(() => later.element.messages.length === 2, 'the past has come');
    await later.seen('button', 'Details');
    await later.talk('And now?');
    expect(await lastInputs(later)).to.deep.equal({name: 'Ada'});
  });
});

describe('a message that is refused for its details', () => {
  for (const [mode, how, words] of [
    ['chat', 'at the door', 'could not accept'],
    ['advanced-chat', 'inside the stream', 'Something went wrong'],
  ] as const) {
    it(`${how} leads to the form, and is asked again when that is saved`, async () => {
      const page = await openChat({app: {mode, parameters: {user_input_form: [name]}}});
      await write(page, 'Your name', 'Ada');
      await page.talk('Hello');
      await page.element.send({query: 'Again', inputs: {name: null}}).catch(() => undefined);
      expect(page.alert).to.contain(words);
      await page.click('Check your details');
      await page.focused('textbox “Your name”');
      expect(described(page, field(page, 'Your name'))).to.equal('The assistant did not accept this.');
      await sendKeys({type: ' Lovelace'});
      await until(() => described(page, field(page, 'Your name')) === '', 'it may be right now');
      await page.click('Save and try again');
      await page.answered();
      expect(page.lastQuestion).to.equal('Again');
      expect(page.element.messages.at(-1)!.status).to.equal('complete');
      expect(await lastInputs(page)).to.deep.equal({name: 'Ada Lovelace'});
    });
  }
});

describe('variables', () => {
  it('are filled into the greeting and the opening questions while the visitor types', async () => {
    const page = await openForm([name, terrain], {parameters: opening});
    const greeting = () => readText(page.all('article')[0]);
    await until(() => greeting() === 'Hello, boots for …?', 'it reads well without them');
    expect(page.all('list', 'Suggested questions')).to.have.lengthOf(0);
    await write(page, 'Your name', 'A*d*a');
    await until(() => greeting() === 'Hello A*d*a, boots for …?', 'the name is filled in');
    field(page, /Terrain/, 'combobox').focus();
    await sendKeys({type: 'snow'});
    await until(() => greeting() === 'Hello A*d*a, boots for snow?', 'the choice is filled in');
    await page.click('What fits snow?');
    await page.answered();
    expect((await page.questions())[0]!.body!['query']).to.equal('What fits snow?');
  });

  it('are never read in braces before the form has loaded', async () => {
    const app = {parameters: {...opening, user_input_form: [name, terrain]}};
    const page = await placeChat({app, attributes: {open: ''}});
    const texts: string[] = [];
    new MutationObserver(() => texts.push(page.root.textContent ?? '')).observe(page.root, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await page.seen('form');
    await until(() => readText(page.all('article')[0]).startsWith('Hello, boots'), 'the greeting is shown');
    expect(texts.filter((text) => text.includes('{{'))).to.have.lengthOf(0);
  });

  it('hold back the questions beside them, so that none of them moves when the others come', async () => {
    const questions = ['When are you open?', 'What fits {{terrain}}?'];
    const chosen = {select: {...terrain.select, default: 'snow'}};
    const app = {parameters: {suggested_questions: questions, user_input_form: [chosen]}};
    const page = await placeChat({app, attributes: {open: ''}});
    const counts = new Set<number>();
    new MutationObserver(() => counts.add(page.root.querySelectorAll('.suggestion').length)).observe(
      page.root,
      {subtree: true, childList: true},
    );
    await page.seen('button', 'What fits snow?');
    expect([...counts].filter((count) => count > 0)).to.deep.equal([2]);
  });

  it('of the page’s own greeting are filled from its inputs', async () => {
    const page = await openChat({
      attributes: {greeting: 'Welcome to {{place}}, {{unknown}}'},
      properties: {inputs: {place: 'Pinewake'}},
    });
    await until(
      () => readText(page.all('article')[0]) === 'Welcome to Pinewake, {{unknown}}',
      'it is filled',
    );
  });
});
