import {expect} from '@open-wc/testing';
import {drawn, inPieces, openAnswer} from '../../support/answers.js';
import {openChat, until} from '../../support/chat-page.js';
import {ends, registerPlay} from '../../support/stand-in.js';

describe('a formula', () => {
  for (const [written, display] of [
    ['so $a^2$ is', 'inline'],
    ['so \\(a^2\\) is', 'inline'],
    ['so\n\n$$\na^2\n$$\n\nis', 'block'],
    ['so $$a^2$$ is', 'block'],
    ['so\n\n\\[\na^2\n\\]\n\nis', 'block'],
  ] as const) {
    it(`written as ${JSON.stringify(written)} becomes MathML`, async () => {
      const page = await openChat();
      await page.talk(await registerPlay([...inPieces(written, 1), ends]));
      const math = await page.seen('math');
      expect(math.namespaceURI).to.equal('http://www.w3.org/1998/Math/MathML');
      expect(math.querySelector('msup')!.textContent).to.equal('a2');
      expect(math.getAttribute('display') === 'block').to.equal(display === 'block');
      expect(page.lastAnswer).not.to.match(/[$^]|\\/);
    });
  }

  it('is not made of prices', async () => {
    const page = await openAnswer('It is $5 and $6, or US$7 to $8. Only $x$ is one.');
    await page.seen('math');
    expect(page.all('math')).to.have.lengthOf(1);
    expect(page.lastAnswer).to.contain('It is $5 and $6, or US$7 to $8.');
  });

  it('that is no TeX stays as it was written', async () => {
    const page = await openAnswer('Here $\\frac{a}{$ and $\\nonsense{b}$ and $c$.');
    await page.seen('math');
    await drawn(page);
    await until(() => page.all('math').length === 1, 'only one is drawn');
    await page.reads('Here $\\frac{a}{$ and $\\nonsense{b}$ and');
  });

  it('of its own lines that is no TeX stays as it was written', async () => {
    const page = await openAnswer('Here\n\n$$\n\\nonsense{b}\n$$\n\nand $c$.');
    await page.seen('math');
    await page.reads('$$ \\nonsense{b} $$');
  });

  it('stays drawn behind a link whose address comes at the end', async () => {
    const page = await openAnswer('By [x] and $a^2$, and $b^2$ by [y].\n\n[x]: /x\n[y]: /y');
    await until(() => page.all('math').length === 2, 'both are drawn');
    await until(() => page.all('link').length === 2, 'both are links');
    await drawn(page);
    expect(page.lastAnswer).not.to.match(/[[\]^]/);
  });

  it('in code stays code', async () => {
    const page = await openAnswer('`$a$` and $b$\n\n```text\n$c$\n```\n');
    await page.seen('math');
    expect(page.all('math')).to.have.lengthOf(1);
    expect(page.lastAnswer).to.contain('$a$').and.to.contain('$c$');
  });
});
