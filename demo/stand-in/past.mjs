// @ts-check
/** A past for users who have none: many conversations, and one that is long. */
import {handbook} from './handbook.mjs';
import {hurriedInputs, introduction} from './introduction.mjs';
import {newConversation, newId, newTurn, seconds} from './store.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./store.mjs').Store} Store */
/** @typedef {import('./store.mjs').Conversation} Conversation */

/**
 * `messages` is that of the newest conversation, `minutesApart` how far they lie apart (1).
 *
 * @typedef {{conversations: number, messages: number, minutesApart?: number}} Size
 */

const MINUTE = 60;
/** What the newest conversation is about: a walk, one question a day. */
const LONG_NAME = 'A hundred days on the coast path';

/** Names that a list must be able to show. */
const unusualNames = [
  'Whether a tent that was bought for two, used by three and mended by four people can still be returned',
  'خيمة لشخصين في الصحراء',
  '🏕️ 👩‍👩‍👧‍👦 ⛺',
  '<b>bold</b> & "quoted"',
  '雪山で使えるテント',
  'x',
];
const gear = [
  'Drift 2',
  'Haven 4',
  'Ember stove',
  'Glow lantern',
  'wool blanket',
  'packing list',
  'order PW-20417',
];
const occasions = [
  'for the coast path',
  'in snow',
  'with a dog',
  'on a bicycle',
  'for two children',
  'after ten years',
  'that came too late',
  'as a gift',
];
const worries = [
  'what do I eat?',
  'it rains sideways. Stay or walk?',
  'my left boot squeaks.',
  'how do I dry the fly without sun?',
  'is the ford passable at noon?',
  'the lantern blinks red. Why?',
];
const advice = [
  'Oats, and whatever the last village sold. **Two litres** of water until the ridge.',
  'Stay. The front is through by four, and the path turns to soap before that:\n\n1. pitch low\n2. vents open\n3. sleep',
  'That is the insole. A pinch of talc under it, and it is quiet until Tuesday.',
  'Shake it, fold it outside in, carry it on top. *Wind dries what sun would bleach.*',
  'Only until eleven; the tide table says `1.9 m` at noon. Take the footbridge at Hollin.',
  'It counts the hours that are left: three short blinks are **three evenings**.\n\n> Hold the foot for five seconds to hear it again.',
];

/**
 * Gives a user the past that comes with the app, once.
 *
 * @param {import('./server-state.mjs').ServerState} server
 * @param {App} app
 * @param {string} user
 */
export function plantPast(server, app, user) {
  const key = JSON.stringify([app.key, user]);
  if (!app.past || server.planted.has(key)) return;
  server.planted.add(key);
  plant(server.store, app, user, app.past);
}

/**
 * @param {Store} store
 * @param {App} app
 * @param {string} user
 * @param {Size} size
 * @returns {Conversation[]} The newest first.
 */
export function plant(store, app, user, {conversations, messages, minutesApart = 1}) {
  const planted = [];
  for (let age = conversations - 1; age >= 0; age--) {
    // Some today, some yesterday, most in the weeks before.
    const at = seconds() - Math.round(20 * MINUTE * (age + 1) ** 1.8);
    const turns = age === 0 ? messages : 1 + (age % 3);
    planted.unshift(plantOne(store, app, user, {name: nameOf(age), at, turns, step: minutesApart * MINUTE}));
  }
  return planted;
}

/**
 * @param {Store} store
 * @param {App} app
 * @param {string} user
 * @param {{name: string, at: number, turns: number, step: number}} facts `step` in seconds, from turn to turn.
 * @returns {Conversation}
 */
function plantOne(store, app, user, {name, at, turns, step}) {
  const inputs = hurriedInputs(app);
  const conversation = newConversation(name, inputs, introduction(app, inputs));
  const start = at - (turns - 1) * step;
  for (let i = 0; i < turns; i++) {
    const [query, answer] = name === LONG_NAME ? dayOnTheWalk(i + 1) : smallQuestion(name, i);
    const turn = newTurn(newId(), query, inputs, []);
    turn.answer = answer;
    turn.createdAt = start + i * step;
    turn.feedback = i % 9 === 4 ? {rating: 'like'} : i % 23 === 7 ? {rating: 'dislike'} : null;
    turn.citations = i % 17 === 3 ? handbook : [];
    store.keep(app.key, user, conversation, turn);
  }
  conversation.createdAt = start;
  conversation.updatedAt = at;
  return conversation;
}

/** @param {number} age Its place in the list, from 0. @returns {string} */
function nameOf(age) {
  if (age === 0) return LONG_NAME;
  const unusual = age % 5 === 3 ? unusualNames[(age - 3) / 5] : undefined;
  return unusual ?? `${gear[age % gear.length]} ${occasions[(age * 3) % occasions.length]}`;
}

/** @param {number} day From 1. @returns {[query: string, answer: string]} */
function dayOnTheWalk(day) {
  const i = (day * 5) % worries.length;
  return [`Day ${day}: ${worries[i]}`, advice[i] ?? ''];
}

/**
 * @param {string} name
 * @param {number} i
 * @returns {[query: string, answer: string]}
 */
function smallQuestion(name, i) {
  const questions = [
    `A question about: ${name}`,
    'And what does it weigh?',
    'Thank you. Can I send it back?',
  ];
  const replies = [
    'Gladly. Most people who ask that end up with something **smaller** than they thought.',
    'With everything in its bag **1.9 kg**, on the scales of the stockroom.',
    'Within 60 days, if it is clean and dry.',
  ];
  return [questions[i % 3] ?? '', replies[i % 3] ?? ''];
}
