/** Attributes and properties as any page may set them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Arbitrary} from 'fast-check';
import fc from 'fast-check';
import type {Config, ConfigSource} from '../../src/config.js';
import {attributeOf, readConfig} from '../../src/config.js';
import {anyNumber, anyText, holds} from '../support/fuzz.js';

/** What each setting may be, whatever it was set to. */
const rules: {readonly [Name in keyof Config]: (value: Config[Name]) => boolean} = {
  baseUrl: (url) => isWeb(url) && !/[?#]|\/$/.test(url),
  apiKey: isHeader,
  appToken: isHeader,
  user: isText,
  userName: isTextOrNull,
  userAvatar: (url) => url === null || isWeb(url),
  inputs: (inputs) => typeof inputs === 'object' && !Array.isArray(inputs),
  conversationId: isTextOrNull,
  responseMode: (mode) => ['streaming', 'blocking'].includes(mode),
  mode: (mode) => ['bubble', 'inline', 'fullscreen'].includes(mode),
  placement: (place) => /^(?:top|bottom)-(?:start|end)$/.test(place),
  theme: (theme) => ['auto', 'light', 'dark'].includes(theme),
  heading: isTextOrNull,
  placeholder: isTextOrNull,
  greeting: isTextOrNull,
  suggestions: (list) => list === null || list.every((each) => isText(each) && each.trim() !== ''),
  timeout: isTime,
  idleTimeout: isTime,
  persist: (kind) => ['local', 'session', 'none'].includes(kind),
  trustedOrigins: (list) => list.every((origin) => /^https?:\/\/[^/?#\s]+$/.test(origin)),
  hiddenFeatures: (set) => [...set].every((name) => /^[a-z]+$/.test(name)),
  dragAxis: (axis) => [null, 'x', 'y', 'both'].includes(axis),
  sendOn: (key) => ['enter', 'mod-enter'].includes(key),
  openAfter: (time) => time === null || time === 0 || isTime(time),
  teaser: isTextOrNull,
};

/** Texts that somebody may take for a value of some setting. */
const nearly = fc.constantFrom(
  'bubble',
  'Bottom-End',
  'history upload',
  'history,upload',
  ' 5000 ',
  '5s',
  '[]',
  '["a", 1]',
  '{"a": {"__proto__": 1}}',
  '{',
  'https://dify.example/v1/',
  'https://dify.example/v1//?a#b',
  '/v1',
  'file:///v1',
  'https://a.example https://b.example',
  '*.example',
  'app-1\n',
  'app-ü',
);

const anySetting: Arbitrary<unknown> = fc.oneof(
  nearly,
  anyText,
  anyNumber,
  fc.anything({withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSet: true}),
  fc.constantFrom<unknown>(NaN, Symbol('x'), () => 'x', Object.create(null), {toString: null}, [
    {toString: 1},
  ]),
);

const anySource = fc.record(
  Object.fromEntries(Object.keys(rules).map((name) => [name, fc.option(anySetting)])),
) as unknown as Arbitrary<ConfigSource>;

test('whatever a page has set, there is a whole configuration, and a problem names its attribute', () =>
  holds(
    4_000,
    fc.property(anySource, (source) => {
      const {config, problems} = readConfig(source, (url) => new URL(url, 'https://page.example/a/b').href);
      for (const [name, isAllowed] of Object.entries(rules)) {
        const value = config[name as keyof Config];
        assert.ok((isAllowed as (value: unknown) => boolean)(value), name);
      }
      const known = Object.keys(rules).map(attributeOf);
      for (const {attribute} of problems) assert.ok(known.includes(attribute), attribute);
    }),
  ));

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

function isHeader(value: string): boolean {
  return isText(value) && new Headers({a: `Bearer ${value}`}).has('a');
}

function isWeb(url: string): boolean {
  return /^https?:$/.test(new URL(url).protocol);
}

/** In milliseconds, as `setTimeout` takes them. */
function isTime(value: number): boolean {
  return value > 0 && value <= 2 ** 31 - 1;
}
