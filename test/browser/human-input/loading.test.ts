/** What forms in answers cost a chat that has none. In this order: what is loaded once stays. */
import {expect} from '@open-wc/testing';
import {openChat, until} from '../../support/chat-page.js';
import {ends, givePast, registerApp, registerPlay, says, word} from '../../support/stand-in.js';
import {easy, formRequests, waiting} from '../../support/waiting-forms.js';

const parts = ['/features/human-input/', '/dify/human-forms.', '/dify/human-input.'];

/** Those of the parts that were fetched. */
function fetched(): readonly string[] {
  const names = performance.getEntriesByType('resource').map(({name}) => name);
  return parts.filter((part) => names.some((name) => name.includes(part)));
}

describe('forms in answers', () => {
  it('cost nothing where no answer, of now or of the past, has any', async () => {
    const key = await registerApp({mode: 'advanced-chat'});
    const user = word();
    const [newest] = await givePast(key, user, {conversations: 1, messages: 3});
    const page = await openChat({key, attributes: {user, 'conversation-id': newest!.id}});
    await until(() => page.element.messages.length === 6, 'the past is there');
    await page.talk(await registerPlay([says('Hello.'), ends]));
    expect(fetched()).to.deep.equal([]);
    expect(await formRequests(page, 'GET')).to.have.lengthOf(0);
  });

  it('come with the first form; what takes files, with the first field for files', async () => {
    const page = await waiting(easy);
    await page.seen('group', 'Refund');
    await until(() => fetched().length >= parts.length, 'its parts have come');
    expect(fetched()).to.deep.equal(parts);
    const names = performance.getEntriesByType('resource').map(({name}) => name);
    expect(
      names.filter((name) => /human-input\/form-files|form\/file-field|files\/tray/.test(name)),
    ).to.deep.equal([]);
    expect(await formRequests(page, 'GET'), 'nothing is in doubt').to.have.lengthOf(0);
  });
});
