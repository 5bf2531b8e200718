import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {css} from 'lit';
import {openChat, painted, placeChat, readText, until} from '../support/chat-page.js';
import {failNoMore, registerApp} from '../support/stand-in.js';

const site = {
  title: 'Fern',
  icon_type: 'emoji',
  icon: '🌿',
  icon_background: '#E3F2E1',
  description: 'Answers questions about tents, boots and the weather on the pass.',
  copyright: 'Pinewake 2026',
  privacy_policy: 'https://pinewake.example/privacy',
  custom_disclaimer: 'Fern may be wrong.',
};

describe('the app’s identity', () => {
  it('shows icon, description and small print', async () => {
    const page = await openChat({app: {site}});
    await until(() => readText(page.log).includes('the weather on the pass'), 'the description is shown');
    const icon = page.root.querySelector<HTMLElement>('header .app-icon')!;
    expect(icon.textContent).to.equal('🌿');
    expect(getComputedStyle(icon).backgroundColor).to.equal('rgb(227, 242, 225)');
    const link = page.get('link', 'Privacy policy') as HTMLAnchorElement;
    expect([link.href, link.target]).to.deep.equal(['https://pinewake.example/privacy', '_blank']);
    expect(readText(page.get('dialog')))
      .to.include('Fern may be wrong.')
      .and.to.include('© Pinewake 2026');
    await page.talk('Hello');
    await until(() => !readText(page.log).includes('the weather on the pass'), 'the description is gone');
    const messages = page.root.querySelector('.messages')!;
    const top = parseFloat(getComputedStyle(messages).paddingBlockStart);
    await until(() => page.all('article')[0]!.offsetTop === top, 'what follows has taken its place');
    await page.click('New conversation');
    await until(
      () => readText(page.log).includes('the weather on the pass'),
      'the description is shown again',
    );
  });

  it('comes together with the greeting, the openers and the form: nothing that is seen moves', async () => {
    const parameters = {
      opening_statement: '**Good morning!** How can I help?',
      suggested_questions: ['Which tent for two?'],
      user_input_form: [{'text-input': {variable: 'name', label: 'Your name'}}],
    };
    const page = await placeChat({app: {site, parameters}, attributes: {open: ''}});
    // A reader waits two seconds at most; on a busy machine the parts may take longer than that to come.
    page.element.adopt([
      css`
        .panel[data-arriving] * {
          animation-duration: 60s !important;
        }
      `,
    ]);
    const places = new Map<string, Set<number>>();
    const look = (): void => {
      const greeting = page.root.querySelector<HTMLElement>('.message.assistant');
      for (const [name, element, place] of [
        ['greeting', greeting, greeting?.offsetTop],
        ['text', greeting?.querySelector('.text'), greeting?.offsetHeight],
        [
          'opener',
          page.root.querySelector('.suggestion'),
          // Of the list: while that moves in, some engines count its items from it.
          page.root.querySelector<HTMLElement>('.suggestions')?.offsetTop,
        ],
        [
          'heading',
          page.root.querySelector('.heading'),
          page.root.querySelector<HTMLElement>('.heading')?.offsetLeft,
        ],
      ] as const) {
        const isOfApp = name !== 'heading' || element?.textContent === 'Fern';
        if (!element?.checkVisibility({opacityProperty: true}) || place === undefined || !isOfApp) continue;
        places.set(name, (places.get(name) ?? new Set()).add(place));
      }
    };
    let isOver = false;
    const everyFrame = (): void => {
      look();
      if (!isOver) requestAnimationFrame(everyFrame);
    };
    everyFrame();
    await page.seen('form');
    await until(() => page.root.querySelector('.message strong'), 'the greeting is there');
    await until(() => readText(page.log).includes('the weather on the pass'), 'the description is shown');
    await until(() => places.size === 4, 'all is seen');
    await painted();
    isOver = true;
    // A pixel is what rounding makes of a half.
    const moved = [...places].filter(([, seen]) => Math.max(...seen) - Math.min(...seen) > 1);
    expect(moved.map(([name, seen]) => `${name}: ${[...seen].join(', ')}`)).to.deep.equal([]);
  });

  it('gives way to an icon, a welcome and a footer of the page’s own', async () => {
    const page = await openChat({app: {site}});
    await until(() => page.root.querySelector('header .app-icon'), 'the app’s icon is shown');
    for (const slot of ['icon', 'welcome', 'footer']) {
      const own = Object.assign(document.createElement('b'), {slot, textContent: `own ${slot}`});
      page.element.append(own);
    }
    page.element.requestUpdate();
    await page.element.updateComplete;
    await until(() => !page.root.querySelector('.introduction'), 'the introduction is gone');
    expect(page.root.querySelector('header .app-icon')!.checkVisibility()).to.equal(false);
    expect(page.root.querySelector('.small-print')).to.equal(null);
    for (const own of page.element.children) expect(own.checkVisibility(), own.slot).to.equal(true);
  });

  it('folds a long description', async () => {
    const page = await openChat({app: {site: {...site, description: 'Tents and boots. '.repeat(30)}}});
    await page.click('Show more');
    await page.seen('button', 'Show less');
  });

  it('asks once for a fresh address when the picture has died, and does without when that is dead, too', async () => {
    const page = await openChat({
      app: {site: {...site, icon_type: 'image', icon: '1', icon_url: '/files/none.png'}},
    });
    const asked = async (): Promise<number> =>
      (await page.requests()).filter(({path}) => path.endsWith('/site')).length;
    await until(async () => (await asked()) === 2, 'the app is asked anew');
    await until(() => page.root.querySelector('header img') === null, 'the icon is given up');
    expect(page.get('heading', 'Fern')).to.exist;
    expect(await asked()).to.equal(2);
  });

  it('loads no icon from a host that the page does not trust', async () => {
    const stranger = 'http://127.0.0.1:9/icon.png'; // nobody listens there
    const strange = {...site, icon_type: 'link', icon: stranger};
    const page = await openChat({app: {site: strange}});
    await until(() => readText(page.log).includes('the weather on the pass'), 'the description is shown');
    expect([...page.root.querySelectorAll('header img')].map((image) => image.outerHTML)).to.deep.equal([]);
    const asked = performance.getEntriesByType('resource').map(({name}) => name);
    expect(asked.includes(stranger)).to.equal(false);
  });

  it('takes no privacy link that is no web address', async () => {
    const page = await openChat({
      app: {site: {...site, privacy_policy: ['javascript', 'alert(1)'].join(':')}},
    });
    await until(() => readText(page.log).includes('the weather on the pass'), 'the description is shown');
    expect(page.all('link', 'Privacy policy')).to.have.lengthOf(0);
  });

  it('gives way to what the page puts into its slots', async () => {
    const page = await openChat({app: {site}});
    await page.seen('link', 'Privacy policy');
    page.element.innerHTML = '<p slot="welcome">Welcome!</p><p slot="footer">Ours</p>';
    page.element.requestUpdate();
    await until(() => page.all('link', 'Privacy policy').length === 0, 'the page’s own footer stands alone');
    expect(readText(page.log)).not.to.include('the weather on the pass');
  });

  it('colours the header with the app’s colour, or its text where that is inverted', async () => {
    const page = await openChat({app: {site: {...site, chat_color_theme: '#aa2266'}}});
    const header = page.root.querySelector('header')!;
    await until(
      () => getComputedStyle(header).backgroundColor === 'rgb(170, 34, 102)',
      'the header is coloured',
    );
    const inverted = await openChat({
      app: {site: {...site, chat_color_theme: '#aa2266', chat_color_theme_inverted: true}},
    });
    await until(
      () => inverted.root.querySelector('.frame')?.getAttribute('data-header') === 'inverted',
      'inverted',
    );
    expect(getComputedStyle(inverted.root.querySelector('header')!).backgroundColor).not.to.equal(
      'rgb(170, 34, 102)',
    );
  });

  it('leaves no colour behind for the next app', async () => {
    const page = await openChat({app: {site: {...site, chat_color_theme: '#aa2266'}}});
    const colour = (): string => getComputedStyle(page.button('Send message')).backgroundColor;
    await until(() => colour() === 'rgb(170, 34, 102)', 'the button is coloured');
    page.element.apiKey = await registerApp({site: {...site, chat_color_theme: null}});
    await page.next('dify-ready');
    await until(() => colour() !== 'rgb(170, 34, 102)', 'the colour is gone');
  });

  it('puts the icon beside answers where the app says so', async () => {
    const page = await openChat({app: {site: {...site, use_icon_as_answer_icon: true}}});
    await page.talk('Hello');
    await until(
      () => page.root.querySelector('.assistant .avatar-icon'),
      'the icon stands beside the answer',
    );
  });
});

describe('an app that is off', () => {
  it('says so, keeps questions back, and is there again when it is switched on', async () => {
    const page = await openChat({
      app: {failing: {parameters: {status: 400, body: {code: 'app_unavailable', message: '', status: 400}}}},
    });
    await until(
      () => readText(page.log).includes('This assistant is not available'),
      'it says that it is off',
    );
    expect(page.find('button', 'Conversations'), 'they could not be had').to.equal(null);
    await page.type('Hello');
    await sendKeys({press: 'Enter'});
    expect(await page.questions()).to.have.lengthOf(0);
    expect(page.textBox.value).to.equal('Hello');
    await page.tells('The assistant is not available.'); // or who cannot see it would not know why nothing was sent
    await failNoMore(page.key);
    await page.click('Try again');
    await until(() => !readText(page.log).includes('not available'), 'it is available');
    await page.seen('button', 'Conversations');
    page.textBox.focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
  });
});

describe('hide="header"', () => {
  it('leaves the header out', async () => {
    const page = await openChat({attributes: {mode: 'inline', hide: 'header'}, app: {site}});
    expect(getComputedStyle(page.root.querySelector('header')!).display).to.equal('none');
  });
});
