// @ts-check
/**
 * What the assistant of Pinewake, a shop for tents, stoves and lanterns, has to say. The shop is made up.
 */
import {longStory, showcase} from './long-answers.mjs';
import {isStoredFile} from './stored-files.mjs';

/** @typedef {import('./phrases.mjs').Phrase} Phrase */
/** @typedef {import('./phrases.mjs').Answer} Answer */
/** @typedef {import('./phrases.mjs').Question} Question */

/** @type {readonly Phrase[]} */
export const answers = [
  says(
    'Tell me a long story',
    'A long answer, worth stopping',
    /long story|tell me (a|another) story/,
    () => ({
      text: longStory,
    }),
  ),
  says(
    'Show me what you can write',
    'Headings, lists, a table, code, quotes, links',
    /showcase|what you can write/,
    () => ({
      text: showcase,
    }),
  ),
  says(
    'Think before you answer',
    'Reasoning: <think> in the text, own events in a chatflow',
    /\bthink\b/,
    () => ({
      reasoning:
        'They want a tent. Two people, so is a < b here: floor 1.3 m < 1.5 m needed?\nThe Drift 2 is the lightest that fits. ' +
        'I should not oversell the Haven 4.',
      text: 'Take the **Drift 2**. It is the lightest tent of ours in which two people still like each other on day three.',
    }),
  ),
  says(
    'Where does this come from?',
    'Sources: three segments of two documents',
    /come from|source|citation/,
    () => ({
      cites: true,
      text:
        'The fly of the Drift 2 holds a water column of **3 000 mm** [1], and what looks like a leak is mostly ' +
        'condensation [1]. Dry the tent before you store it [2].\n\nIf it still does not suit you, send it back within ' +
        '60 days [3].',
    }),
  ),
  says(
    'When are you open?',
    'Written by a person: an annotation, where the app has any',
    /\bopen(ing)?\b.*(hours|\?)|business hours/,
    () => ({
      annotated: true,
      text: 'The shop on **Mill Lane** is open Tuesday to Saturday, ten to six. On Mondays we are outside.',
    }),
  ),
  says('Say something rude', 'Output moderation: the text is replaced', /\brude\b|moderat/, () => ({
    text: 'Well, since you ask: the neighbours on campsite four are honestly the most careless people I ever met, and they…',
    moderated: {after: 60, text: 'I would rather not say that. Can I help with your gear instead?'},
  })),
  says('Take your time', 'A slow first word, with keep-alives', /take your time|slow/, () => ({
    pingsBefore: 3,
    text: 'Thank you for waiting. I went through the whole stockroom: **four** Ember stoves are left.',
  })),
  says('fail the run', 'A chatflow whose run fails, without an error event', /^fail the run/, () => ({
    text: 'Only a chatflow can fail that way. Choose one and ask again.',
    fails: '[openai] Error: Incorrect API key provided',
  })),
  says('fail a little', 'A chatflow that survives the failure of a node', /^fail a little/, () => ({
    text: 'The forecast did not answer, so this plan trusts the almanac: dry on Friday, showers on Saturday.',
    handlesFailure: 'Request failed with status code 503',
  })),
  says(
    'Draw a packing plan',
    'An agent calls a tool that makes a picture',
    /\bdraw\b|picture of|packing plan/,
    () => ({
      tools: [
        {
          name: 'sketch',
          label: 'Sketchbook',
          thought: 'A picture says it faster. I will draw the tent and what goes into it.',
          input: {prompt: 'a small tent at night, packed for two'},
          result: '1 image created',
          makesPicture: true,
        },
      ],
      text: 'Here it is: the tent goes to the bottom, the stove in the middle, the lantern where you find it in the dark.',
    }),
  ),
  says(
    'Compare the tents for me',
    'An agent thinks four times: two tools at once, an answer that is no JSON, a picture',
    /\bcompare\b/,
    () => ({
      tools: [
        {
          name: 'stock;weather',
          label: 'Stockroom;Weather',
          thought: 'I need to know what is left, and what the weekend brings.',
          input: {stock: {articles: ['drift-2', 'haven-4']}, weather: {place: 'ridge', days: 2}},
          result: {stock: {'drift-2': 12, 'haven-4': 3}, weather: {wind: 'gale', rain: '4 mm'}},
        },
        {
          name: 'reviews',
          label: 'Reviews',
          thought: 'Now what people say about them in a gale.',
          input: {query: 'gale', limit: 3},
          result: null,
          observation: '3 reviews, the first: "Stood like a rock." {"truncated',
        },
        {
          name: 'sketch',
          label: 'Sketchbook',
          thought: 'One picture, so that the size is clear.',
          input: {prompt: 'two tents in a gale, one of them standing'},
          result: '1 image created',
          makesPicture: true,
        },
      ],
      text:
        'Take the **Drift 2**: twelve are left, and those who had it in a gale slept.\n\n| | Drift 2 | Haven 4 |\n' +
        '| --- | --- | --- |\n| left | 12 | 3 |\n| weight | 1.9 kg | 4.1 kg |',
    }),
  ),
  says(
    'Plan the whole expedition',
    'A chatflow with branches, a retry, an iteration, a loop, an agent, a handled failure and a file',
    /expedition/,
    () => ({
      isExpedition: true,
      text:
        'Ferry on **Friday** at nine (from the almanac: the harbour did not answer), the hut by four, home on Saturday. ' +
        'The bag is down to 9.8 kg, and the map is below.',
    }),
  ),
  says('Is the Drift 2 in stock?', 'An agent looks up the stock', /in stock|available/, () => ({
    tools: [
      {
        name: 'stock',
        label: 'Stockroom',
        thought: 'Let me look into the stockroom.',
        input: {article: 'drift-2', colours: ['moss', 'rust']},
        result: {moss: 12, rust: 0},
      },
    ],
    text: 'Yes: **twelve** in moss. Rust is sold out until the second week of December.',
  })),
  says('My name is Ada', 'Remembers what you told it', /my name is/, ({query}) => ({
    text: `Nice to meet you, **${nameIn(query)}**. I will remember that for as long as this conversation lasts.`,
  })),
  says('What is my name?', 'Looks into the conversation so far', /what('s| is) my name|who am i/, recallName),
  says('What did I ask?', 'Repeats your questions', /what did i (ask|say)/, recallQuestions),
  says('Tell me about the Ember stove', 'A short answer', /\bember\b|\bstove/, () => ({
    text:
      'The **Ember** boils half a litre in three minutes and ten seconds, at sea level and out of the wind. It weighs ' +
      '92 g, and every part of it can be replaced with a coin and some patience.',
  })),
  says('Tell me about the Glow lantern', 'A short answer', /\bglow\b|\blantern/, () => ({
    text: 'The **Glow** burns for thirty nights of four hours on one charge. Turn the foot to dim it; press it for red.',
  })),
  says('Which tent for two?', 'A short answer', /\btents?\b/, () => ({
    text:
      'For two I would take the **Drift 2**:\n\n- 1.9 kg with poles\n- two doors, so nobody climbs over anybody\n- stands ' +
      'in four minutes, in six with wind\n\nIf a dog comes along, the *Haven 4* is the kinder choice.',
  })),
  says('Where is my order?', 'A short answer', /\border\b|deliver|shipping/, () => ({
    text:
      'Give me the number on your confirmation, it begins with `PW-`. Parcels leave Monday to Friday before noon and ' +
      'take **two to three days**.',
  })),
  says('Can I return it?', 'A short answer', /return|refund|guarantee/, () => ({
    text: 'You have **60 days**, used or not, as long as it is clean and dry. The label is in the [returns room](https://pinewake.example/returns).',
  })),
];

/**
 * The answer to anything else: it makes use of what came with the question.
 *
 * @param {Question} question
 * @returns {Answer}
 */
export function smallTalk({query, inputs, files, history}) {
  const parts = [];
  const name = inputs['name'] ?? nameFrom(history);
  parts.push(`You asked: “${query.trim()}”${typeof name === 'string' && name ? `, ${name}` : ''}.`);
  if (files.length > 0) {
    const kinds = files.map(({type}) => (type === 'image' ? 'a picture' : `a ${type} file`)).join(' and ');
    const names = files.map(({filename}) => `\`${filename}\``).join(', ');
    parts.push(`Thank you for ${kinds}, I had a look: ${names}.`);
  }
  const given = Object.entries(inputs).filter(([, value]) => value !== null && value !== '');
  if (given.length > 0) {
    parts.push(
      `I go by what you told me:\n\n${given.map(([key, value]) => `- ${key}: **${shown(value)}**`).join('\n')}`,
    );
  }
  const last = history.at(-1);
  if (last) parts.push(`Earlier you wanted to know “${last.query}”; I have not forgotten it.`);
  parts.push('I am a stand-in for a real assistant and know little beyond *tents*, *orders* and *returns*.');
  return {text: parts.join('\n\n')};
}

/** @param {unknown} value Of an input. @returns {string} */
function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (isStoredFile(value)) return value.filename;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Follow-up questions that fit the last question.
 *
 * @param {string} query
 * @returns {string[]}
 */
export function suggestionsFor(query) {
  if (/tent/i.test(query))
    return ['Is the Drift 2 in stock?', 'Can I return it?', 'Where does this come from?'];
  if (/order|deliver/i.test(query))
    return ['How long does shipping take?', 'Can I return it?', 'Which tent for two?'];
  return ['Which tent for two?', 'Where is my order?', 'Tell me a long story'];
}

/**
 * @param {string} say
 * @param {string} shows
 * @param {RegExp} pattern Of the query in lower case.
 * @param {(question: Question) => Answer} answer
 * @returns {Phrase}
 */
function says(say, shows, pattern, answer) {
  return {say, shows, group: 'answers', fits: (query) => pattern.test(query), answer};
}

/** @param {string} query @returns {string} */
function nameIn(query) {
  return /my name is\s+([\p{L}'’-]+)/iu.exec(query)?.[1] ?? 'friend';
}

/** @param {Question['history']} history @returns {string | undefined} */
function nameFrom(history) {
  const told = history.findLast(({query}) => /my name is/i.test(query));
  return told && nameIn(told.query);
}

/** @param {Question} question @returns {Answer} */
function recallName({inputs, history}) {
  const name = nameFrom(history) ?? inputs['name'];
  if (typeof name !== 'string' || !name) return {text: 'You have not told me yet. Try “My name is Ada”.'};
  return {text: `Your name is **${name}**.`};
}

/** @param {Question} question @returns {Answer} */
function recallQuestions({history}) {
  if (history.length === 0) return {text: 'Nothing yet: this is your first question.'};
  return {text: `You asked:\n\n${history.map(({query}, i) => `${i + 1}. ${query}`).join('\n')}`};
}
