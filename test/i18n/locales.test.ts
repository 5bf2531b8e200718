/** Every sentence is there in every language, with the gaps that are filled and the forms that its numbers need. */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {enAnswers} from '../../src/i18n/en-answers.js';
import {enFeedback} from '../../src/i18n/en-feedback.js';
import {enFiles} from '../../src/i18n/en-files.js';
import {enFormFiles} from '../../src/i18n/en-form-files.js';
import {enForm} from '../../src/i18n/en-form.js';
import {enHelp} from '../../src/i18n/en-help.js';
import {enHistory} from '../../src/i18n/en-history.js';
import {enHumanInput} from '../../src/i18n/en-human-input.js';
import {enIdentity} from '../../src/i18n/en-identity.js';
import {enLauncher} from '../../src/i18n/en-launcher.js';
import {enOffline} from '../../src/i18n/en-offline.js';
import {enOlder} from '../../src/i18n/en-older.js';
import {enSize} from '../../src/i18n/en-size.js';
import {enTrace} from '../../src/i18n/en-trace.js';
import {enVoice} from '../../src/i18n/en-voice.js';
import {en} from '../../src/i18n/en.js';
import {languages} from '../../src/i18n/languages.js';
import {launcherLabels} from '../../src/i18n/launcher-labels.js';
import type {WordGroups} from '../../src/i18n/topics.js';

const english: {readonly [Group in keyof WordGroups]: WordGroups[Group]} = {
  panel: {panel: en, answers: enAnswers},
  features: {
    feedback: enFeedback,
    help: enHelp,
    history: enHistory,
    identity: enIdentity,
    offline: enOffline,
    older: enOlder,
    size: enSize,
    trace: enTrace,
  },
  input: {files: enFiles, form: enForm, formFiles: enFormFiles, humanInput: enHumanInput},
  voice: {voice: enVoice},
};

/** Numbers in which a language's forms show; beyond them only millions have forms of their own. */
const numbers = Array.from({length: 1_001}, (_, number) => number);

type Table = Readonly<Record<string, unknown>>;

for (const [name, language] of Object.entries(languages)) {
  test(`${name} has every sentence, and no other`, async () => {
    compare(language.launcher, {...launcherLabels, ...enLauncher}, name, 'launcher');
    for (const [group, tables] of Object.entries(english)) {
      const {words} = await language.load[group as keyof WordGroups]();
      compare(words, tables, name, group);
    }
  });

  test(`the files of ${name} are where its name says`, () => {
    const files = readdirSync(`src/i18n/locales/${name}`);
    assert.deepEqual(files.sort(), ['features.ts', 'index.ts', 'input.ts', 'panel.ts', 'voice.ts']);
  });
}

test('every folder of a language is in the table of languages', () => {
  assert.deepEqual(readdirSync('src/i18n/locales').sort(), Object.keys(languages).sort());
});

function compare(translated: unknown, original: unknown, language: string, path: string): void {
  if (typeof original === 'string') {
    assert.equal(typeof translated, 'string', `${path} is a sentence`);
    const sentence = translated as string;
    assert.equal(sentence.trim() === '', original === '', `${path} says something`);
    assert.deepEqual(gapsIn(sentence), gapsIn(original), `${path} has the gaps of the English sentence`);
    return;
  }
  if ('other' in (original as Table)) {
    comparePlurals(translated as Table, original as Table, language, path);
    return;
  }
  assert.deepEqual(Object.keys(translated as Table).sort(), keysOf(original as Table), `keys of ${path}`);
  for (const key of keysOf(original as Table))
    compare((translated as Table)[key], (original as Table)[key], language, `${path}.${key}`);
}

/** A form for one single number may say it in words. */
function comparePlurals(forms: Table, original: Table, language: string, path: string): void {
  const rules = new Intl.PluralRules(language);
  const categories = new Map<string, number>();
  for (const number of numbers) {
    const category = rules.select(number);
    categories.set(category, (categories.get(category) ?? 0) + 1);
  }
  categories.set('other', Infinity);
  assert.deepEqual(Object.keys(forms).sort(), [...categories.keys()].sort(), `forms of ${path}`);
  const wanted = gapsIn(original['other'] as string);
  for (const [category, form] of Object.entries(forms)) {
    const isForOne = categories.get(category) === 1;
    const gaps = gapsIn(form as string);
    const isFine = isForOne ? gaps.every((gap) => wanted.includes(gap)) : gaps.join() === wanted.join();
    assert.ok(isFine, `${path}.${category} has the gaps ${wanted.join()}`);
  }
}

function gapsIn(sentence: string): readonly string[] {
  return (sentence.match(/\{\w+\}/g) ?? []).sort();
}

/** `words` is put there for what counts. */
function keysOf(table: Table): readonly string[] {
  return Object.keys(table)
    .filter((key) => key !== 'words')
    .sort();
}
