/** Which language is meant, and what is said in it. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fill, sentenceFor, stringsFor} from '../../src/i18n/localize.js';
import {fileStringsFor} from '../../src/i18n/localize-files.js';
import {historyStringsFor} from '../../src/i18n/localize-history.js';
import {nameOf, speakAt} from '../../src/i18n/languages.js';
import {counted, inDigits} from '../../src/i18n/numbers.js';
import type {Speaker} from '../../src/i18n/speaker.js';
import {english} from '../../src/i18n/words.js';

const speaker = (wish: Partial<Speaker> = {}): Speaker => ({
  language: 'de',
  strings: null,
  words: null,
  site: null,
  lang: '',
  dir: '',
  closest: () => null,
  requestUpdate: () => undefined,
  addEventListener: () => undefined,
  ...wish,
});

for (const [tag, name] of [
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['de-AT', 'de'],
  ['ar-TN', 'ar'],
  ['sl-Latn-SI', 'sl'],
] as const)
  test(`${tag} is spoken as ${name}`, () => {
    assert.equal(nameOf(tag), name);
  });

/** Of the words that are said; what is in neither of our languages from right to left is said in English. */
for (const [direction, tags] of [
  ['rtl', ['ar', 'ar-EG', 'ar-SA-u-nu-latn', 'ar-Arab-MA', 'AR_eg', 'fa', 'fa-IR', 'fa-AF', 'fa-Arab']],
  ['ltr', ['he', 'iw', 'he-IL', 'ur', 'ur-PK', 'ps', 'dv', 'yi', 'az-Arab', 'uz-Arab', 'ku-Arab', 'ckb']],
  ['ltr', ['ar-Latn', 'fa-Latn-IR', 'en', 'de', 'zh-Hans', 'hi-Latn', 'arz-Latn', 'x-ar']],
] as const)
  for (const language of tags)
    test(`${language} is written ${direction}, as its words are`, async () => {
      Object.defineProperty(globalThis, 'navigator', {value: {languages: ['en']}, configurable: true});
      const reader = speaker({language, lang: language});
      await speakAt(reader, false);
      assert.equal(reader.words?.direction, direction);
      assert.equal(reader.words.language === 'ar' || reader.words.language === 'fa', direction === 'rtl');
    });

test('a direction that the page or the element names goes before that of the language', async () => {
  const around = speaker({language: 'ar', closest: () => ({})});
  await speakAt(around, false);
  assert.equal(around.words?.direction, undefined, 'that of the page');
  const own = speaker({language: 'ar', lang: 'ar', dir: 'ltr'});
  await speakAt(own, false);
  assert.equal(own.words?.direction, undefined, 'that of the element');
  const named = speaker({language: 'ar', lang: 'ar', closest: () => ({})});
  await speakAt(named, false);
  assert.equal(named.words?.direction, 'rtl', 'a language for the chat alone');
});

test('gaps are isolated where words go from right to left, and nowhere else', async () => {
  const arabic = speaker({language: 'ar'});
  await speakAt(arabic, true);
  const name = 'report (final) [2024].pdf';
  const {uploaded} = fileStringsFor(arabic.words!);
  assert.ok(fill(uploaded, {name}).includes(`\u2068${name}\u2069`));
  const german = speaker({language: 'de'});
  await speakAt(german, true);
  assert.ok(!fill(fileStringsFor(german.words!).uploaded, {name}).includes('\u2068'));
});

test('what is not spoken falls back to what the app speaks, then to English', async () => {
  const lost = speaker({language: 'eo'});
  Object.defineProperty(globalThis, 'navigator', {value: {languages: ['tlh']}, configurable: true});
  await speakAt(lost, true);
  assert.equal(lost.words?.language, 'en');
  const helped = speaker({language: 'eo', site: {default_language: 'de-DE'}});
  await speakAt(helped, true);
  assert.equal(helped.words?.language, 'de');
});

test('a tag that is none is passed over, and never thrown into the page', async () => {
  const odd = speaker({language: '!!'});
  await speakAt(odd, true);
  assert.ok(odd.words);
  const underscored = speaker({language: 'de_DE'});
  await speakAt(underscored, true);
  assert.equal(underscored.words?.language, 'de');
});

test('the launcher speaks at once, the panel once its tables are there', async () => {
  const closed = speaker();
  await speakAt(closed, false);
  assert.equal(closed.words?.launcher.open, 'Chat öffnen');
  await speakAt(closed, true);
  assert.equal(stringsFor(closed.words).send, 'Nachricht senden');
});

test('sentences of the page stand in place of the language’s, whatever else it has set', async () => {
  const own = speaker({
    strings: {send: 'Los', history: {matches: '{count} Treffer'}, errors: {own_code: 'So nicht.'}},
  });
  await speakAt(own, true);
  const strings = stringsFor(own.words!);
  assert.equal(strings.send, 'Los');
  assert.equal(strings.stop, 'Antwort anhalten');
  assert.equal(sentenceFor('own_code', strings), 'So nicht.');
  assert.equal(counted(historyStringsFor(own.words!).matches, 2, own.words!), '2 Treffer');
  const plural = speaker({language: 'en', strings: {launcher: {unread: {one: 'One!', other: '{count}!'}}}});
  await speakAt(plural, false);
  assert.deepEqual(plural.words?.launcher.unread, {one: 'One!', other: '{count}!'});
  const broken = speaker({strings: {send: 7, files: null} as never});
  await speakAt(broken, true);
  assert.equal(stringsFor(broken.words!).send, 'Nachricht senden');
  assert.equal(fileStringsFor(broken.words!).attach, 'Dateien anhängen');
});

test('numbers are written as the reader writes them', async () => {
  const german = speaker({language: 'de-DE'});
  await speakAt(german, true);
  assert.equal(inDigits(1234.5, german.words!), '1.234,5');
  assert.equal(inDigits(1234.5, english), '1,234.5');
});
