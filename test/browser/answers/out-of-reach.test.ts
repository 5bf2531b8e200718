import {expect} from '@open-wc/testing';
import {bodyOf, drawn, inPieces, savesData} from '../../support/answers.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {endsCiting, registerPlay, thinks} from '../../support/stand-in.js';

const text = `A **tent**:

| Tent | Price |
| --- | --- |
| Lark | 199 |

\`\`\`js
let a = 1;
\`\`\`

<think>hm</think> and &eacute;. LAST`;

describe('what goes beyond plain markdown, where it cannot be loaded', () => {
  // Else it may be there before the policy is: after a first answer it is loaded in idle time.
  savesData();

  it('stands as it was written, and the rest of the answer is drawn', async () => {
    const warnings: unknown[] = [];
    const {warn} = console;
    console.warn = (...words: unknown[]) => warnings.push(words[0]);
    const page = await openChat();
    await page.talk('Hello'); // all that an ordinary answer needs is loaded
    await drawn(page);
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'none'";
    document.head.append(policy);
    await page.talk(await registerPlay([thinks('Hm.'), ...inPieces(text, 5), endsCiting({position: 1})]));
    await page.reads('LAST');
    await until(() => warnings.length > 0, 'it is told');
    console.warn = warn;
    await drawn(page);
    expect(readText(bodyOf(page).querySelector('strong')!)).to.equal('tent');
    expect(bodyOf(page).querySelector('pre')!.textContent).to.equal('let a = 1;\n');
    expect(page.lastAnswer).to.contain('| Lark | 199 |').and.to.contain('&eacute;');
    expect(page.all('table')).to.have.lengthOf(0);
    expect(String(warnings[0])).to.contain('<dify-chat>');
    await page.answered();
    expect(page.element.messages.at(-1)!.status, 'without what reads its source and its thoughts').to.equal(
      'complete',
    );
  });
});
