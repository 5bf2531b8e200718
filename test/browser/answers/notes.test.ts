import {expect} from '@open-wc/testing';
import {openChat} from '../../support/chat-page.js';
import type {Step} from '../../support/stand-in.js';
import {ends, registerPlay, says} from '../../support/stand-in.js';

const replaced = {
  event: {
    event: 'message_replace',
    conversation_id: '$conversation',
    message_id: '$message',
    task_id: '$task',
    answer: 'I would rather not say.',
    reason: 'output_moderation',
  },
};

function endsAsReplyOf(account: unknown): Step {
  const ids = {conversation_id: '$conversation', message_id: '$message', id: '$message', task_id: '$task'};
  return {event: {event: 'message_end', ...ids, metadata: {annotation_reply: {id: 'a', account}}}};
}

describe('an answer', () => {
  it('that moderation has replaced says so', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('Rude words'), replaced, ends]));
    await page.reads('This answer was replaced by this app’s moderation.');
    expect(page.lastAnswer).to.match(/^I would rather not say\./);
    expect(page.lastAnswer).not.to.contain('Rude');
  });

  it('that somebody has written says who, as text', async () => {
    const page = await openChat();
    await page.talk(
      await registerPlay([says('Nine to five.'), endsAsReplyOf({id: 'b', name: '<i>Ada</i>'})]),
    );
    await page.reads('Answer edited by <i>Ada</i>');
  });

  it('that somebody without a name has written says so', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('Nine to five.'), endsAsReplyOf(null)]));
    await page.reads('Answer edited by a person');
  });

  it('of the ordinary kind says nothing of that', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('Nine to five.'), ends]));
    await page.seen('button', 'Copy');
    expect(page.lastAnswer).not.to.match(/edited|moderation/);
  });
});
