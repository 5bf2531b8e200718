import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openChat, painted, placeChat, readText, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

const images = {
  enabled: true,
  number_limits: 3,
  allowed_file_types: ['image'],
  allowed_file_upload_methods: ['remote_url'],
  image: {enabled: true, number_limits: 3, transfer_methods: ['remote_url']},
};

describe('dify-send', () => {
  it('lets the page change what is sent', async () => {
    const page = await openChat({
      app: {parameters: {file_upload: images}},
      attributes: {inputs: '{"tier": "gold", "page": "cart"}'},
    });
    page.element.addEventListener('dify-send', ({detail}) => {
      expect(detail.inputs).to.deep.equal({tier: 'gold', page: 'cart'});
      detail.query = `${detail.query}, please`;
      detail.inputs = {...detail.inputs, page: 'checkout'};
      detail.files.push({type: 'image', url: 'https://pinewake.example/tent.png'});
    });
    await page.talk('Say hello');
    const {body} = (await page.questions())[0]!;
    expect(body).to.deep.include({
      query: 'Say hello, please',
      inputs: {tier: 'gold', page: 'checkout'},
      files: [{type: 'image', transfer_method: 'remote_url', url: 'https://pinewake.example/tent.png'}],
    });
    expect(page.lastQuestion).to.contain('Say hello, please');
    expect(page.events('dify-message')[0]!.detail.message.content).to.equal('Say hello, please');
  });

  it('tells the page of all that is sent: what the visitor filled in, and the defaults of the form', async () => {
    const form = [
      {'text-input': {variable: 'name', label: 'Name', default: 'Guest'}},
      {number: {variable: 'nights', label: 'Nights', default: '2'}},
      {checkbox: {variable: 'dog', label: 'Dog'}},
      {file: {variable: 'map', label: 'Map', allowed_file_types: ['document'], hide: true}},
    ];
    const map = {type: 'document', url: 'https://pinewake.example/map.pdf'};
    const page = await openChat({
      app: {parameters: {user_input_form: form}},
      properties: {inputs: {tier: 'gold', map}},
    });
    await page.element.send({query: 'Hello', inputs: {nights: 3}});
    const {inputs} = page.events('dify-send')[0]!.detail;
    expect({...inputs, map: null}).to.deep.equal({
      tier: 'gold',
      name: 'Guest',
      nights: 3,
      dog: false,
      map: null,
    });
    expect(inputs['map']).to.include(map);
    expect((await page.questions())[0]!.body!['inputs']).to.deep.equal({
      ...inputs,
      map: {type: 'document', transfer_method: 'remote_url', url: map.url},
    });
  });

  it('keeps the text in the box and sends nothing when the page prevents it', async () => {
    const page = await openChat();
    page.element.addEventListener('dify-send', (event) => event.preventDefault(), {once: true});
    await page.ask('not yet');
    await painted();
    expect(page.textBox.value).to.equal('not yet');
    expect(page.all('article')).to.have.lengthOf(0);
    expect(await page.questions()).to.be.empty;
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.textBox.value).to.equal('');
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('rejects send() as aborted when the page prevents it', async () => {
    const page = await openChat();
    page.element.addEventListener('dify-send', (event) => event.preventDefault());
    const error = await page.element.send('no').then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).to.include({name: 'DifyError', code: 'aborted'});
  });

  it('takes up inputs that the page changed meanwhile, without losing the conversation', async () => {
    const page = await openChat({properties: {inputs: {step: 1}}});
    await page.talk('one');
    page.element.inputs = {step: 2};
    await page.talk('two');
    const bodies = (await page.questions()).map(({body}) => body!);
    expect(bodies.map((body) => body['inputs'])).to.deep.equal([{step: 1}, {step: 2}]);
    expect(bodies[1]!['conversation_id']).to.equal(page.element.messages[0]!.conversationId);
  });

  it('takes up what the page changed in the same breath', async () => {
    const page = await openChat({properties: {inputs: {step: 1}}});
    page.element.inputs = {step: 2};
    await page.element.send('one');
    page.element.user = 'grace';
    const [answer] = await Promise.all([page.element.send('two'), page.element.updateComplete]);
    expect(answer.status).to.equal('complete');
    const bodies = (await page.questions()).map(({body}) => body!);
    expect(bodies.map(({inputs}) => inputs)).to.deep.equal([{step: 2}, {step: 2}]);
    expect(bodies[1]!['user']).to.equal('grace');
    expect(bodies[1]!['conversation_id']).to.equal(undefined);
  });

  it('takes up what the page changed while the panel was loading', async () => {
    const page = await placeChat({properties: {inputs: {step: 1}}});
    const answer = page.element.send('one');
    page.element.inputs = {step: 2};
    await answer;
    expect((await page.questions())[0]!.body!['inputs']).to.deep.equal({step: 2});
  });

  it('is sent with what can be read of settings that are wrong, which are told of once', async () => {
    const page = await openChat();
    page.element.timeout = -1;
    await page.element.send('Hello');
    expect(page.events('dify-error').map(({detail}) => detail.error.message)).to.deep.equal([
      'timeout: expected milliseconds',
    ]);
  });
});

describe('questions that are offered', () => {
  const app = {
    parameters: {
      opening_statement: 'I am Wren.',
      suggested_questions: ['Which tent for two?', 'Where is my order?'],
      suggested_questions_after_answer: {enabled: true},
    },
    site: {title: 'Wren from Pinewake', input_placeholder: 'Ask about gear'},
    suggested: ['Is it in stock?', 'Can I return it?'],
  };

  it('come from the app, with its greeting and its title', async () => {
    const page = await openChat({app});
    expect(page.get('heading').innerText).to.equal('Wren from Pinewake');
    expect(page.lastAnswer).to.equal('I am Wren.');
    expect(page.textBox.placeholder).to.equal('Ask about gear');
    page.get('list', 'Suggested questions');
    page.button('Which tent for two?');
    page.button('Where is my order?');
  });

  it('come from the page, where it has any', async () => {
    const page = await openChat({
      app,
      attributes: {
        heading: 'Ask us',
        greeting: 'Good morning.',
        placeholder: 'Write here',
        suggestions: '["How are you?"]',
      },
    });
    expect(page.get('heading').innerText).to.equal('Ask us');
    expect(page.lastAnswer).to.equal('Good morning.');
    expect(page.textBox.placeholder).to.equal('Write here');
    page.button('How are you?');
    expect(page.all('button', 'Which tent for two?')).to.have.lengthOf(0);
  });

  it('are asked with a click, and go away', async () => {
    const page = await openChat({app});
    await page.click('Which tent for two?');
    await page.answered();
    expect(page.lastQuestion).to.equal('Which tent for two?');
    expect(page.all('button', 'Where is my order?')).to.have.lengthOf(0);
    expect(page.events('dify-suggestion')[0]!.detail).to.deep.equal({
      question: 'Which tent for two?',
      source: 'opening',
    });
    expect(page.focus).to.equal('textbox “Ask about gear”');
  });

  it('follow an answer, and are asked with the keyboard', async () => {
    const page = await openChat({app});
    await page.talk('Hello');
    (await page.seen('button', 'Can I return it?')).focus();
    const asked = page.next('dify-suggestion');
    await sendKeys({press: 'Enter'});
    expect((await asked).detail).to.deep.equal({question: 'Can I return it?', source: 'follow-up'});
    await page.answered();
    expect(page.lastQuestion).to.equal('Can I return it?');
    await page.reads('60 days');
  });

  it('are not asked when the page prevents it', async () => {
    const page = await openChat({app});
    page.element.addEventListener('dify-suggestion', (event) => event.preventDefault());
    await page.click('Where is my order?');
    await painted();
    expect(page.events('dify-suggestion')).to.have.lengthOf(1);
    expect(page.events('dify-send')).to.have.lengthOf(0);
    page.button('Where is my order?');
  });

  it('leave the text alone that the visitor has begun', async () => {
    const page = await openChat({app});
    await page.type('My own');
    await page.click('Which tent for two?');
    await page.answered();
    expect(page.textBox.value).to.equal('My own');
  });

  it('are only the newest: those of an answer go when the next question is sent', async () => {
    const gate = new Gate();
    const page = await openChat({app});
    await page.talk('Hello');
    await page.seen('button', 'Is it in stock?');
    await page.ask(await registerPlay([says('Well'), gate.step, ends]));
    await page.reads('Well');
    expect(page.all('button', 'Is it in stock?')).to.have.lengthOf(0);
    await gate.open();
    await page.seen('button', 'Is it in stock?');
  });

  it('keep the greeting above the conversation', async () => {
    const page = await openChat({app});
    await page.talk('Hello');
    expect(readText(page.all('article')[0])).to.equal('I am Wren.');
    expect(page.all('article')).to.have.lengthOf(3);
    await until(() => page.find('button', 'Is it in stock?'), 'follow-ups');
  });
});
