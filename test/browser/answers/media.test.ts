import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {bodyOf, openAnswer} from '../../support/answers.js';
import {openChat, placeChat, until} from '../../support/chat-page.js';
import {
  baseUrl,
  countRequestsFor,
  ends,
  registerPlay,
  says,
  sendsFile,
  strangerUrl,
  word,
} from '../../support/stand-in.js';

const stranger = new URL(strangerUrl);
const api = new URL(baseUrl);

/** An address that nobody has asked for yet. */
function path(ending: string): string {
  return `/files/${word()}.${ending}`;
}

async function asked(where: string): Promise<void> {
  await until(async () => (await countRequestsFor(where)) > 0, `${where} is asked for`);
}

describe('what the page says later', () => {
  it('counts for what stands there already: a host that it trusts, a renderer that it brings', async () => {
    const fence = '```';
    const page = await openAnswer(
      `![A tent](${strangerUrl}${path('png')})\n\n${fence}shout\nhello\n${fence}`,
    );
    await page.seen('button', /Load/);
    page.element.setAttribute('trusted-origins', stranger.origin);
    await page.seen('img', 'A tent');
    page.element.renderers = {shout: (code) => document.createTextNode(code.toUpperCase())};
    await page.reads('HELLO');
  });
});

describe('a picture in an answer', () => {
  it('of a stranger’s host waits behind a button that names the host', async () => {
    const where = path('png');
    const page = await openAnswer(`![A tent](${strangerUrl}${where})`);
    expect(page.all('img')).to.have.lengthOf(0);
    expect(await countRequestsFor(where)).to.equal(0);
    const button = page.button(/Load/);
    expect(button.textContent).to.contain(stranger.host).and.to.contain('A tent');
    await page.click(/Load/);
    const picture = (await page.seen('img', 'A tent')) as HTMLImageElement;
    expect(picture.src).to.equal(strangerUrl + where);
    expect(picture.referrerPolicy).to.equal('no-referrer');
    await asked(where);
    expect(page.all('button', /Load/)).to.have.lengthOf(0);
  });

  it('of a host that the page trusts loads at once', async () => {
    const where = path('png');
    const attributes = {'trusted-origins': `https://pinewake.example ${stranger.origin}`};
    const page = await openAnswer(`![A tent](${strangerUrl}${where})`, {attributes});
    expect((page.get('img', 'A tent') as HTMLImageElement).src).to.equal(strangerUrl + where);
    await asked(where);
  });

  it('of the API’s host loads at once, with a relative address too', async () => {
    const [absolute, relative] = [path('png'), path('png')];
    const page = await openAnswer(`![One](${api.origin}${absolute})\n\n![Two](${relative}?sign=1)`);
    expect((page.get('img', 'One') as HTMLImageElement).src).to.equal(api.origin + absolute);
    expect((page.get('img', 'Two') as HTMLImageElement).src).to.equal(`${api.origin}${relative}?sign=1`);
    await asked(absolute);
    await asked(relative);
  });

  it('of the page’s own host loads at once', async () => {
    const page = await openAnswer('![Here](/pictures/here.png)');
    expect((page.get('img', 'Here') as HTMLImageElement).src).to.equal(
      `${location.origin}/pictures/here.png`,
    );
  });

  it('of a host that only looks like a trusted one waits', async () => {
    const port = api.port;
    const page = await openAnswer(
      [
        `![a](http://127.0.0.1:${port}@localhost:${port}/x.png)`,
        `![b](//localhost:${port}/files/x.png)`,
        `![c](\\\\localhost:${port}/files/x.png)`,
        `![d](http://127.0.0.1.pinewake.example:${port}/x.png)`,
      ].join('\n\n'),
    );
    const hosts = page.all('button', /Load/).map(({textContent}) => /from (\S+)$/.exec(textContent)?.[1]);
    expect(page.all('img')).to.have.lengthOf(0);
    expect(hosts.filter((host) => host === stranger.host)).to.have.length.greaterThan(1);
    expect(hosts.at(-1)).to.equal(`127.0.0.1.pinewake.example:${port}`);
  });

  it('that is no web address is its text', async () => {
    const page = await openAnswer('![inline](data:image/png;base64,AAAA) ![file](file:///etc/passwd)');
    expect(bodyOf(page).querySelectorAll('img, button')).to.have.lengthOf(0);
    expect(page.lastAnswer).to.contain('inline');
  });
});

describe('a film or a sound in an answer', () => {
  for (const tag of ['video', 'audio'] as const) {
    it(`loads at once from the API’s host, and from others after a click (${tag})`, async () => {
      const [own, strange] = [path('mp4'), path('mp4')];
      const page = await openAnswer(
        `<${tag} src="${own}"></${tag}>\n\n<${tag}><source src="${strangerUrl}${strange}"></${tag}>`,
      );
      const media = (): HTMLMediaElement[] => [...bodyOf(page).querySelectorAll(tag)];
      expect(media().map(({src, controls}) => [src, controls])).to.deep.equal([[api.origin + own, true]]);
      expect(await countRequestsFor(strange)).to.equal(0);
      expect(page.button(/Load/).textContent).to.contain(stranger.host);
      await page.click(/Load/);
      await until(() => media().length === 2, 'it is shown');
      expect(media()[1]!.src).to.equal(strangerUrl + strange);
    });

    it(`that the app made follows the same rule (${tag})`, async () => {
      const [own, strange] = [path('mp4'), path('mp4')];
      const page = await openChat();
      const files = [own, strangerUrl + strange].map((url) => sendsFile({type: tag, url}));
      await page.talk(await registerPlay([says('Here.'), ...files, ends]));
      await page.click(`Load from ${stranger.host}`);
      const list = page.get('list', 'Files');
      await until(() => list.querySelectorAll(tag).length === 2, 'both are shown');
      const sources = Array.from(list.querySelectorAll(tag), ({src}) => src);
      expect(sources).to.deep.equal([api.origin + own, strangerUrl + strange]);
    });
  }
});

describe('a picture that the app made', () => {
  it('of a stranger’s host waits, and takes the focus when it has come', async () => {
    const where = path('png');
    const page = await openChat();
    await page.talk(
      await registerPlay([sendsFile({type: 'image', url: strangerUrl + where}), says('Here.'), ends]),
    );
    (await page.seen('button', `Load from ${stranger.host}`)).focus();
    expect(await countRequestsFor(where)).to.equal(0);
    await sendKeys({press: 'Enter'});
    await asked(where);
    await page.focused(`button “Enlarge ${where.split('/').at(-1)!}”`);
  });
});

describe('trusted-origins', () => {
  it('that are none are told once, and trust nobody', async () => {
    const where = path('png');
    const problems: string[] = [];
    const listen = ({detail: {error}}: GlobalEventHandlersEventMap['dify-error']): void => {
      problems.push(`${error.code} ${error.message}`);
    };
    document.addEventListener('dify-error', listen);
    const page = await placeChat({attributes: {open: '', 'trusted-origins': `${strangerUrl} everybody`}});
    await page.element.ready;
    await page.talk(await registerPlay([says(`![A tent](${strangerUrl}${where})`), ends]));
    await page.seen('button', /Load/);
    document.removeEventListener('dify-error', listen);
    expect(problems).to.have.lengthOf(1);
    expect(problems[0]).to.match(/^invalid_config .*trusted-origins/);
  });
});
