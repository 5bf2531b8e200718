import {expect} from '@open-wc/testing';
import {bodyOf, drawn, inPieces} from '../../support/answers.js';
import {openChat, painted} from '../../support/chat-page.js';
import {
  countRequestsFor,
  ends,
  registerPlay,
  says,
  sendsFile,
  strangerUrl,
  word,
} from '../../support/stand-in.js';

declare global {
  interface Window {
    hacked(): void;
  }
}

const elements =
  'script, iframe, object, embed, style, link, meta, base, svg, img, [style], [srcset], [srcdoc]';

/** Ways to run a script or to reach another host. */
function hostile(leak: string): string {
  return [
    '<script>hacked()</script>',
    `<script src="${leak}"></script>`,
    `<img src="${leak}" onerror="hacked()">`,
    `<iframe src="${leak}" srcdoc="<script>parent.hacked()</script>"></iframe>`,
    '<iframe src="javascript:parent.hacked()"></iframe>',
    `<style>@import url(${leak}); * {background: url(${leak})}</style>`,
    `<link rel="stylesheet" href="${leak}">`,
    `<svg onload="hacked()"><image href="${leak}"/></svg>`,
    `<object data="${leak}"></object><embed src="${leak}">`,
    `<details open ontoggle="hacked()"><summary style="background:url(${leak})">Sum</summary>in</details>`,
    `<video poster="${leak}" onerror="hacked()"></video>`,
    `<button onclick="hacked()" data-message="x" autofocus onfocus="hacked()">press</button>`,
    `<form action="${leak}"><input autofocus onfocus="hacked()" name="n"><button>go</button></form>`,
    '[a](javascript:hacked()) [b](JaVaScRiPt:hacked()) [c](java&#10;script:hacked()) [d](data:text/html,x)',
    '<a href="javascript:hacked()">e</a> <javascript:hacked()> [f](vbscript:hacked())',
    `![picture](${leak}) ![again][ref]\n\n[ref]: ${leak}`,
    `<table background="${leak}"><tr><td>cell</td></tr></table>`,
    `<meta http-equiv="refresh" content="0;url=${leak}"><base href="${leak}">`,
    'and $\\href{javascript:hacked()}{x}$ and $\\includegraphics{' + leak + '}$',
    'LAST',
  ].join('\n\n');
}

describe('hostile markdown', () => {
  for (const size of [1, 11, 100_000]) {
    it(`runs nothing and asks for nothing, in pieces of ${size}`, async () => {
      let hacks = 0;
      window.hacked = () => {
        hacks++;
      };
      const leak = `/leak/${word()}`;
      const page = await openChat();
      await page.talk(await registerPlay([...inPieces(hostile(strangerUrl + leak), size), ends]));
      await drawn(page);
      await page.reads('LAST');
      for (const link of page.all('link') as HTMLAnchorElement[]) {
        expect(link.protocol).to.match(/^https?:$/);
        expect(link.rel).to.equal('noopener noreferrer nofollow');
      }
      expect(bodyOf(page).querySelectorAll(elements)).to.have.lengthOf(0);
      const handlers = Array.from(bodyOf(page).querySelectorAll('*'), ({attributes}) =>
        Array.from(attributes, ({name}) => name).filter((name) => name.startsWith('on')),
      ).flat();
      expect(handlers).to.deep.equal([]);
      await painted();
      // The stand-in does hear of what is asked for: of this, and of nothing before.
      await fetch(strangerUrl + leak, {mode: 'no-cors'});
      expect(await countRequestsFor(leak)).to.equal(1);
      expect(hacks).to.equal(0);
      page.get('button', /picture/);
    });
  }

  it('is shown as the text that it is', async () => {
    const page = await openChat();
    await page.talk(
      await registerPlay([...inPieces('Use <script>alert(1)</script> and <font>x</font>.', 4), ends]),
    );
    await drawn(page);
    expect(page.lastAnswer).to.contain('<script>alert(1)</script>');
    expect(page.lastAnswer).to.contain('<font>x</font>');
    expect(page.element.messages.at(-1)!.content).to.equal(
      'Use <script>alert(1)</script> and <font>x</font>.',
    );
  });

  it('leaves the small HTML that models write', async () => {
    const page = await openChat();
    const text = 'H<sub>2</sub>O<br>x<sup>2</sup> <kbd>Ctrl</kbd> <mark>m</mark> <u>u</u>';
    await page.talk(await registerPlay([...inPieces(text, 2), ends]));
    await drawn(page);
    const names = Array.from(
      bodyOf(page).querySelectorAll('sub, sup, kbd, mark, u, br'),
      ({tagName}) => tagName,
    );
    expect(names).to.deep.equal(['SUB', 'BR', 'SUP', 'KBD', 'MARK', 'U']);
    expect(page.lastAnswer).to.equal('H2O x2 Ctrl m u');
  });
});

describe('what would be read in another order than it is written', () => {
  const turned = '\u202e';

  it('is in sight in a link, which says where it leads', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says(`[${turned}moc.knab//:sptth](https://evil.example/)`), ends]));
    await drawn(page);
    await page.reads('evil.example');
    expect(bodyOf(page).innerText).to.contain('\ufffdmoc.knab//:sptth (evil.example)');
    expect(bodyOf(page).innerText).not.to.contain(turned);
  });

  it('is in sight in the name of a file, which is only ever saved', async () => {
    const page = await openChat();
    const file = {type: 'custom', filename: `bill${turned}gvs.html`, url: `${strangerUrl}/files/x.html`};
    await page.talk(await registerPlay([says('Here'), sendsFile(file), ends]));
    const link = (await page.seen('link', /bill/)) as HTMLAnchorElement;
    expect(link.innerText).to.contain('bill\ufffdgvs.html');
    expect(link.download).to.equal('bill\ufffdgvs.html');
  });

  it('leaves the order of other languages alone', async () => {
    const page = await openChat();
    await page.talk(
      await registerPlay([says('\u2067שלום\u2069 and [\u200fשלום](https://pinewake.example/)'), ends]),
    );
    await drawn(page);
    expect(bodyOf(page).textContent.trim()).to.equal('\u2067שלום\u2069 and \u200fשלום');
  });
});

it('an SVG of the app’s is shown as a picture, which cannot run a script', async () => {
  const page = await openChat();
  const svg = `/files/${word()}.svg`;
  const url = strangerUrl.replace('localhost', '127.0.0.1') + svg;
  await page.talk(
    await registerPlay([says('Here'), sendsFile({type: 'image', filename: 'x.svg', url}), ends]),
  );
  await page.seen('button', /x\.svg/);
  expect(page.root.querySelectorAll('object, embed, iframe')).to.have.lengthOf(0);
  expect(page.root.querySelector<HTMLImageElement>('.picture img')!.src).to.equal(url);
});
