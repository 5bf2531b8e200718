import {expect} from '@open-wc/testing';
import {codesOf, coloursIn, drawn} from '../../support/answers.js';
import {atRest, openChat, until} from '../../support/chat-page.js';
import {endsCiting, registerPlay, says, sendsFile, strangerUrl, thinks} from '../../support/stand-in.js';

const text = `# Tents

<think>
Which one?
</think>

For **two**, see [the map](https://pinewake.example/) or [ask](abbr:more). ![A tent](${strangerUrl}/x.png)

| Tent | Price |
| --- | ---: |
| Lark | 199 |

- [x] done
- item with $a^2$

\`\`\`js
// a comment
const tents = ["Lark", 2, true, null, /x/g];
class Tent extends Home { pitch() { return new Date(); } }
\`\`\`

> quoted

<button data-message="yes">Yes</button> <button data-link="https://pinewake.example/">Go</button>

<form><label>Name</label><input type="text" name="name"><input type="checkbox" name="ok" data-tip="Fine"><button>Send</button></form>

[https://bank.example/](https://thief.example/)[^1]

[^1]: A note.
`;

describe('an answer with everything in it is accessible', () => {
  for (const theme of ['light', 'dark']) {
    it(`when it is ${theme}`, async () => {
      const page = await openChat({attributes: {theme}, app: {mode: 'advanced-chat'}});
      await page.talk(
        await registerPlay([
          thinks('They want a tent.'),
          says(text),
          sendsFile({type: 'image', url: '/files/tools/tent.png'}),
          sendsFile({type: 'document', url: '/files/tools/list.pdf', size: 1000}),
          sendsFile({type: 'video', url: `${strangerUrl}/files/film.mp4`}),
          endsCiting({
            position: 1,
            document_name: 'handbook.pdf',
            score: 0.9,
            content: 'Tents dry in the sun.',
          }),
        ]),
      );
      await drawn(page);
      await until(() => {
        codesOf(page)[0]!.scrollIntoView({block: 'nearest'}); // what is out of sight has no colours
        return page.find('math') && coloursIn(codesOf(page)[0]!) > 1;
      }, 'all is drawn');
      for (const part of page.all('group')) part.setAttribute('open', '');
      await atRest(page.root);
      await expect(page.element).to.be.accessible();
    });
  }
});
