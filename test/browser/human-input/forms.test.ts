/** Forms that a chatflow waits for: filled in, sent, refused, and found again. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {atRest, openChat, painted, pressWith, readText, until} from '../../support/chat-page.js';
import {control, word} from '../../support/stand-in.js';
import {easy, formIdOf, formRequests, refund, waiting} from '../../support/waiting-forms.js';

describe('a form in an answer', () => {
  it('stands in the thread with its text, its controls and its buttons', async () => {
    const page = await waiting();
    const card = await page.seen('group', 'Refund');
    expect(readText(card)).to.contain('A refund of 129.00.').and.to.contain('{{#$output.nobody#}}');
    expect(readText(card)).to.contain('Expires in 35 hours');
    expect((page.get('textbox', 'Comment') as HTMLTextAreaElement).value).to.equal('Sorry');
    expect(page.button('Approve').dataset['style']).to.equal('primary');
    expect(page.element.status).to.equal('paused');
  });

  it('is filled in and sent with the keyboard alone, and the answer goes on below it', async () => {
    const permit = {
      type: 'file',
      output_variable_name: 'permit',
      allowed_file_types: ['document'],
      allowed_file_upload_methods: ['remote_url'],
    };
    const page = await waiting({...refund, inputs: [...refund.inputs, permit]});
    await page.seen('button', 'Enter a web address');
    const composer = page.focus;
    expect(page.root.activeElement).to.equal(page.textBox);
    await goTo('textbox “Comment”', 'Shift+Tab');
    await sendKeys({press: 'End'});
    await sendKeys({type: '!'});
    await goTo('combobox “Reason”');
    await sendKeys({type: 'b'});
    const box = page.get('combobox', 'Reason') as HTMLSelectElement;
    if (box.value !== 'broken') {
      box.value = 'broken'; // not every engine chooses by typing
      box.dispatchEvent(new Event('change', {bubbles: true}));
    }
    await goTo('button “Enter a web address”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Address of the file”');
    await sendKeys({type: 'https://pinewake.example/permit.pdf'});
    await sendKeys({press: 'Enter'});
    await page.focused('button “Remove permit.pdf”');
    await goTo('button “Approve”');
    await sendKeys({press: 'Enter'});
    await page.focused('group “Refund”');
    await page.answered();
    expect(page.focus).to.equal('group “Refund”');
    expect(page.lastAnswer)
      .to.contain('Answered: Approve')
      .and.to.match(/Sorry! broken .*Sent\.$/);
    const [sent] = await formRequests(page, 'POST');
    expect(sent?.body).to.deep.include({
      action: 'approve',
      inputs: {
        comment: 'Sorry!',
        reason: 'broken',
        permit: {
          type: 'document',
          transfer_method: 'remote_url',
          url: 'https://pinewake.example/permit.pdf',
        },
      },
    });
    await goTo(composer);

    /** As a visitor: pressing on until it is reached. */
    async function goTo(what: string, key: 'Shift+Tab' | 'Tab' = 'Tab'): Promise<void> {
      for (let presses = 0; page.focus !== what && presses < 20; presses += 1)
        if (key === 'Tab') await sendKeys({press: key});
        else await pressWith('Shift', 'Tab');
      expect(page.focus).to.equal(what);
    }
  });

  it('has a look of its own for each style of button', async () => {
    const styles = ['primary', 'default', 'accent', 'ghost', 'unheard-of'];
    const actions = styles.map((style) => ({id: style, title: style, button_style: style}));
    const page = await waiting({...easy, actions});
    await page.seen('button', 'ghost');
    const looks = styles.map((style) => {
      const {backgroundColor, borderColor, color} = getComputedStyle(page.button(style));
      return `${backgroundColor}, ${borderColor}, ${color}`;
    });
    expect(new Set(looks).size).to.equal(4);
    expect(looks[4], 'what is unheard of looks as by default').to.equal(looks[1]);
    await page.click('accent');
    await page.answered();
    expect((await formRequests(page, 'POST'))[0]?.body?.['action']).to.equal('accent');
  });

  it('says what is missing, and points there', async () => {
    const others = ['colour', 'size', 'shop', 'year'].map((name) => ({
      ...refund.inputs[1],
      output_variable_name: name,
    }));
    const page = await waiting(
      {...refund, inputs: [refund.inputs[1]!, ...others]},
      {attributes: {mode: 'inline'}},
    );
    const box = await page.seen('combobox', 'Reason');
    await atRest(page.root); // what introduced the app folds up
    // As high as it has to be for the first control to stand just under the upper edge.
    const room = 12 + page.log.getBoundingClientRect().top - box.getBoundingClientRect().top;
    page.element.style.blockSize = `${String(page.element.offsetHeight + room)}px`;
    await painted();
    await page.click('Approve');
    await page.reads('Please choose one.');
    await page.focused('combobox “Reason”');
    const isInSight = (): boolean => box.getBoundingClientRect().top >= page.log.getBoundingClientRect().top;
    await painted();
    await until(isInSight, 'it is in sight');
    expect(await formRequests(page, 'POST')).to.have.lengthOf(0);
  });

  it('that somebody else has answered says so, and the answer goes on', async () => {
    const page = await waiting();
    await page.seen('group', 'Refund');
    await control('POST', `submit-form/${await formIdOf(page)}`, {
      inputs: {comment: 'x', reason: 'broken'},
      action: 'reject',
    });
    await page.answered();
  });

  it('that is closed already says so when it is sent', async () => {
    const page = await waiting({...refund, inputs: [], form_content: 'Well?'});
    await page.seen('group', 'Refund');
    await control('POST', `expire-form/${await formIdOf(page)}`, {resumes: false});
    await page.click('Approve');
    await page.reads('Nobody answered in time');
  });

  it('keeps what was filled in when sending fails, and can be sent again', async () => {
    const page = await waiting(easy);
    const box = (await page.seen('textbox', 'Comment')) as HTMLTextAreaElement;
    box.focus();
    await sendKeys({type: '!'});
    const {fetch: original} = page.element;
    page.element.fetch = (input, init) =>
      init?.method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : original(input, init);
    await page.click('Reject');
    await until(() => page.alert.includes('What you filled in is kept.'), 'the failure is told');
    expect(box.value).to.equal('Sorry!');
    page.element.fetch = original;
    await page.click('Try again');
    await page.answered();
    expect(page.lastAnswer).to.contain('Sorry!').and.to.contain('Kept.');
  });

  it('is open again after a reload, and is sent from there', async () => {
    const user = word();
    const first = await waiting({...refund, inputs: []}, {user});
    await first.seen('group', 'Refund');
    first.element.remove();
    const page = await openChat({key: first.key, attributes: {user}});
    await page.click('Approve');
    await page.answered();
    expect(page.lastAnswer).to.contain('Let me ask.').and.to.contain('Sent.');
  });

  it('is not listened for once the chat has left the page, and again when it is back', async () => {
    const page = await waiting(easy);
    await page.seen('button', 'Approve');
    const place = page.element.parentElement!;
    await until(async () => (await page.openRequests()) === 1, 'the run is listened to');
    page.element.remove();
    await until(async () => (await page.openRequests()) === 0, 'nothing is listened to');
    await painted();
    expect(await page.openRequests()).to.equal(0);
    place.append(page.element);
    await control('POST', `submit-form/${await formIdOf(page)}`, {inputs: {}, action: 'reject'});
    await page.answered();
    expect(page.lastAnswer).to.contain('Kept.');
  });

  it('without a token waits for somebody else; one that is not to be shown is not', async () => {
    const page = await waiting({...refund, form_token: null});
    await page.reads('Waiting for somebody else to answer.');
    expect(page.find('button', 'Approve')).to.equal(null);
    const hidden = await waiting({...refund, display_in_ui: false});
    await hidden.reads('Waiting for a decision outside of this chat.');
    expect(hidden.find('group', 'Refund')).to.equal(null);
  });
});
