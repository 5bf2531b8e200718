import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {bodyOf, openAnswer} from '../../support/answers.js';
import type {ChatPage} from '../../support/chat-page.js';
import {until} from '../../support/chat-page.js';

const form = `<form data-format="json">
  <label for="name">Your name</label>
  <input type="text" name="name" placeholder="Ada" />
  <input type="select" name="tent" data-options='["Lark","Wren"]' />
  <input type="checkbox" name="news" data-tip="Tell me more" />
  <input type="hidden" name="kind" value="order" />
  <button data-size="small">Order</button>
</form>`;

function actionsOf(page: ChatPage): unknown[] {
  return page.events('dify-action').map(({detail: {kind, value}}) => [kind, value]);
}

async function sent(page: ChatPage): Promise<unknown> {
  await until(async () => (await page.questions()).length > 1, 'it is sent');
  await page.answered();
  return (await page.questions()).at(-1)!.body!['query'];
}

describe('a button in an answer', () => {
  const text = 'Well?\n\n<button data-message="Yes, please" data-variant="primary">Yes</button>';

  it('sends its message, and tells the page before', async () => {
    const page = await openAnswer(text);
    const {id} = page.element.messages.at(-1)!;
    await page.click('Yes');
    expect(await sent(page)).to.equal('Yes, please');
    expect(page.lastQuestion).to.equal('Yes, please');
    expect(actionsOf(page)).to.deep.equal([['button', 'Yes, please']]);
    expect(page.events('dify-action')[0]!.detail.messageId).to.equal(id);
  });

  it('sends nothing where the page prevents it', async () => {
    const page = await openAnswer(text);
    page.element.addEventListener('dify-action', (event) => event.preventDefault());
    await page.click('Yes');
    expect(actionsOf(page)).to.have.lengthOf(1);
    await page.talk('Something else');
    expect((await page.questions()).map(({body}) => body!['query'])).not.to.include('Yes, please');
  });

  it('with an address is a link, which the page can prevent', async () => {
    const page = await openAnswer('<button data-link="https://pinewake.example/map">Map</button>');
    const link = page.get('link', 'Map') as HTMLAnchorElement;
    expect(getComputedStyle(link).textDecorationLine).to.equal('none'); // it looks like the button it is
    expect([link.href, link.target, link.rel]).to.deep.equal([
      'https://pinewake.example/map',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
    let isOpened = true;
    page.element.addEventListener('dify-action', (event) => event.preventDefault());
    document.addEventListener('click', (event) => (isOpened = !event.defaultPrevented), {once: true});
    link.click();
    expect(isOpened).to.equal(false);
    expect(actionsOf(page)).to.deep.equal([['link', 'https://pinewake.example/map']]);
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('with an address that must not be followed is no link', async () => {
    const page = await openAnswer(
      '<button data-link="javascript:alert(1)" data-message="hello">Map</button>',
    );
    expect(page.all('link')).to.have.lengthOf(0);
    await page.click('Map');
    expect(await sent(page)).to.equal('hello');
  });
});

describe('a link that sends', () => {
  it('sends its words by mouse', async () => {
    const page = await openAnswer('Or [tell me more](abbr:Tell%20me%20more) of it.');
    await page.click('tell me more');
    expect(await sent(page)).to.equal('Tell me more');
    expect(actionsOf(page)).to.deep.equal([['link', 'Tell me more']]);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['the space bar', ' '],
  ] as const) {
    it(`sends its words by ${name}`, async () => {
      const page = await openAnswer('Or [tell me more](abbr:Tell%20me%20more) of it.');
      page.get('button', 'tell me more').focus();
      await sendKeys({press: key});
      expect(await sent(page)).to.equal('Tell me more');
    });
  }

  it('opens nothing, whatever it says', async () => {
    const page = await openAnswer('[more](abbr:javascript:alert%281%29)');
    expect(page.all('link')).to.have.lengthOf(0);
    await page.click('more');
    expect(await sent(page)).to.match(/^javascript:alert/);
  });
});

describe('a form in an answer', () => {
  it('sends what its fields say, once', async () => {
    const page = await openAnswer(form);
    const name = page.get('textbox', 'Your name') as HTMLInputElement;
    name.focus();
    await sendKeys({type: 'Grace'});
    (page.get('combobox', 'tent') as HTMLSelectElement).value = 'Wren';
    page.get('checkbox', 'Tell me more').click();
    await page.click('Order');
    const value = '{"name":"Grace","tent":"Wren","news":true,"kind":"order"}';
    expect(await sent(page)).to.equal(value);
    expect(actionsOf(page)).to.deep.equal([['form', value]]);
    expect(name.disabled).to.equal(true);
  });

  it('names a field by the label before it, or else by what stands in it', async () => {
    const more =
      '<label>Street</label><input type="hidden" name="land"><input name="s"><input name="mail" placeholder="Mail">';
    const page = await openAnswer(form.replace('</form>', `${more}</form>`));
    page.get('textbox', 'Street');
    page.root.querySelector<HTMLElement>('.form > label')!.click();
    await page.focused('textbox “Your name”');
    page.get('textbox', 'Mail').focus();
    await page.focused('textbox “Mail”');
  });

  it('without a format sends lines', async () => {
    const page = await openAnswer(form.replace(' data-format="json"', ''));
    await page.click('Order');
    expect(await sent(page)).to.equal('name: \ntent: Lark\nnews: false\nkind: order');
  });

  it('never leaves the page', async () => {
    const page = await openAnswer(form);
    expect(bodyOf(page).querySelectorAll('form')).to.have.lengthOf(0);
    page.get('textbox', 'Your name').focus();
    await sendKeys({press: 'Enter'});
    expect(page.element.isConnected).to.equal(true);
  });
});

describe('controls in the greeting', () => {
  it('work as they do in an answer', async () => {
    const page = await openAnswer('Fine.', {
      attributes: {greeting: 'Hello. <button data-message="Show tents">Tents</button>'},
    });
    await page.click('Tents');
    expect(await sent(page)).to.equal('Show tents');
    expect(page.events('dify-action')[0]!.detail.messageId).to.equal('');
  });
});
