/** Attributes, as a page may have written them: good, bad and missing. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Config, ConfigSource} from '../../src/config.js';
import {DEFAULT_BASE_URL, readConfig} from '../../src/config.js';

const nothing: ConfigSource = {
  baseUrl: '',
  apiKey: '',
  appToken: '',
  user: '',
  userName: null,
  userAvatar: null,
  inputs: undefined,
  conversationId: null,
  responseMode: undefined,
  mode: undefined,
  placement: null,
  theme: '',
  heading: '',
  placeholder: '',
  greeting: '',
  suggestions: undefined,
  timeout: undefined,
  idleTimeout: undefined,
  persist: undefined,
  trustedOrigins: undefined,
  hiddenFeatures: undefined,
  dragAxis: null,
  sendOn: undefined,
  openAfter: null,
  teaser: null,
};

const defaults: Config = {
  baseUrl: DEFAULT_BASE_URL,
  apiKey: '',
  appToken: '',
  user: '',
  userName: null,
  userAvatar: null,
  inputs: {},
  conversationId: null,
  responseMode: 'streaming',
  mode: 'bubble',
  placement: 'bottom-end',
  theme: 'auto',
  heading: null,
  placeholder: null,
  greeting: null,
  suggestions: null,
  timeout: 60_000,
  idleTimeout: 45_000,
  persist: 'local',
  trustedOrigins: [],
  hiddenFeatures: new Set(),
  dragAxis: null,
  sendOn: 'enter',
  openAfter: null,
  teaser: null,
};

function read(source: Partial<ConfigSource>): ReturnType<typeof readConfig> {
  return readConfig(
    {...nothing, ...source},
    (url) => new URL(url, 'https://page.example/dir/index.html').href,
  );
}

test('what is missing has its default, and is no problem', () => {
  const {config, problems} = read({});
  assert.deepEqual(config, defaults);
  assert.deepEqual(problems, []);
});

/** Rows: property, what a page may write, where it stands in the config, and as what. */
const good: readonly (readonly [keyof ConfigSource, unknown, keyof Config, unknown])[] = [
  ['baseUrl', 'https://dify.example/v1', 'baseUrl', 'https://dify.example/v1'],
  ['baseUrl', ' https://dify.example/v1// ', 'baseUrl', 'https://dify.example/v1'],
  ['baseUrl', '/api/dify', 'baseUrl', 'https://page.example/api/dify'],
  ['baseUrl', 'proxy/', 'baseUrl', 'https://page.example/dir/proxy'],
  ['baseUrl', '//cdn.example/v1', 'baseUrl', 'https://cdn.example/v1'],
  ['baseUrl', 'http://localhost:5001/v1?a=b#c', 'baseUrl', 'http://localhost:5001/v1'],
  ['apiKey', ' app-abcDEF_123 ', 'apiKey', 'app-abcDEF_123'],
  ['user', 'ann', 'user', 'ann'],
  ['user', 42, 'user', '42'],
  ['inputs', '{"city":"Rome","count":2}', 'inputs', {city: 'Rome', count: 2}],
  ['inputs', {city: 'Rome'}, 'inputs', {city: 'Rome'}],
  ['conversationId', 'conversation-1', 'conversationId', 'conversation-1'],
  ['responseMode', 'blocking', 'responseMode', 'blocking'],
  ['mode', 'inline', 'mode', 'inline'],
  ['mode', 'fullscreen', 'mode', 'fullscreen'],
  ['placement', 'top-start', 'placement', 'top-start'],
  ['theme', 'dark', 'theme', 'dark'],
  ['heading', 'Help', 'heading', 'Help'],
  ['placeholder', 'Ask away', 'placeholder', 'Ask away'],
  ['greeting', '**Hi**', 'greeting', '**Hi**'],
  ['suggestions', '["One","","Two"," "]', 'suggestions', ['One', 'Two']],
  ['suggestions', ['One'], 'suggestions', ['One']],
  ['suggestions', '[]', 'suggestions', []],
  ['timeout', 5000, 'timeout', 5000],
  ['timeout', '5000', 'timeout', 5000],
  ['timeout', 1e12, 'timeout', 2 ** 31 - 1],
  ['timeout', Infinity, 'timeout', 2 ** 31 - 1],
  ['idleTimeout', '250', 'idleTimeout', 250],
  ['userName', 'Ann', 'userName', 'Ann'],
  ['userAvatar', '/ann.png?s=48', 'userAvatar', 'https://page.example/ann.png?s=48'],
  ['dragAxis', 'both', 'dragAxis', 'both'],
  ['sendOn', 'mod-enter', 'sendOn', 'mod-enter'],
  ['openAfter', '0', 'openAfter', 0],
  ['openAfter', 2500, 'openAfter', 2500],
  ['teaser', 'Questions?', 'teaser', 'Questions?'],
  ['persist', 'session', 'persist', 'session'],
  ['persist', 'none', 'persist', 'none'],
];
describe('a value that can be read is taken:', () => {
  for (const [property, value, field, expected] of good) {
    test(`${property} ${JSON.stringify(value)}`, () => {
      const {config, problems} = read({[property]: value});
      assert.deepEqual(config, {...defaults, [field]: expected});
      assert.deepEqual(problems, []);
    });
  }
});

/** Rows: property, its attribute, and values that say nothing. */
const bad: readonly (readonly [keyof ConfigSource, string, readonly unknown[]])[] = [
  [
    'baseUrl',
    'base-url',
    ['ftp://secret.example', 'data:secret', 'https://', 'https://sec ret', '  ', 7, {}],
  ],
  ['apiKey', 'api-key', ['app-secret\nX', 'app-geheimschlüssel', 'app secret', '   ', 7, {}]],
  ['user', 'user', [{}, true, ['secret']]],
  ['inputs', 'inputs', ['{"secret":', '["secret"]', '"secret"', 'null', '7', 7, ['secret']]],
  ['conversationId', 'conversation-id', [{}, true]],
  ['responseMode', 'response-mode', ['secret', 'Streaming', 1]],
  ['mode', 'mode', ['secret', 'constructor', {}]],
  ['placement', 'placement', ['secret', 'bottom']],
  ['theme', 'theme', ['secret', true]],
  ['heading', 'heading', [{}, true]],
  ['placeholder', 'placeholder', [{}, ['secret']]],
  ['greeting', 'greeting', [{}, false]],
  ['suggestions', 'suggestions', ['secret', '{"secret":1}', '["a",1]', [1], 7]],
  ['timeout', 'timeout', ['secret', 0, -1, NaN, '0', {}, true]],
  ['idleTimeout', 'idle-timeout', ['secret', '-5']],
  ['persist', 'persist', ['secret', true]],
  ['userAvatar', 'user-avatar', ['blob:secret', 'data:secret', {}]],
  ['dragAxis', 'drag-axis', ['secret', 'null', true]],
  ['sendOn', 'send-on', ['secret', 'ctrl-enter']],
  ['openAfter', 'open-after', ['secret', -1, NaN]],
  ['teaser', 'teaser', [{}, true]],
];
describe('a value that cannot be read never throws: the default stands, and the problem names the attribute', () => {
  for (const [property, attribute, values] of bad) {
    for (const value of values) {
      test(`${attribute} ${JSON.stringify(value)}`, () => {
        const {config, problems} = read({[property]: value});
        assert.deepEqual(config, defaults);
        assert.deepEqual(
          problems.map((problem) => problem.attribute),
          [attribute],
        );
        const said = problems.map(({message}) => message).join();
        assert.match(said, /^expected .+/);
        assert.doesNotMatch(said, /secret|geheim/, 'a value may be a secret in the wrong place');
      });
    }
  }
});

test('every problem is named, and what is good beside it is taken', () => {
  const {config, problems} = read({mode: 'inline', theme: 'pink', timeout: 'soon', persist: 7});
  assert.equal(config.mode, 'inline');
  assert.deepEqual(
    problems.map(({attribute}) => attribute),
    ['theme', 'timeout', 'persist'],
  );
});

test('an object that cannot even be read as text is a problem, and no exception', () => {
  const {config, problems} = read({trustedOrigins: {toString: null}, hiddenFeatures: Object.create(null)});
  assert.deepEqual([config.trustedOrigins, config.hiddenFeatures.size], [[], 0]);
  assert.deepEqual(
    problems.map(({attribute}) => attribute),
    ['trusted-origins', 'hide'],
  );
});

test('the page hides features by name; a word that names none is reported, and nothing is hidden', () => {
  const {config} = read({hiddenFeatures: ' history  Voice '});
  assert.deepEqual(config.hiddenFeatures, new Set(['history', 'voice']));
  const wrong = read({hiddenFeatures: 'history tail'});
  assert.deepEqual(
    [wrong.config.hiddenFeatures.size, wrong.problems.map(({attribute}) => attribute)],
    [0, ['hide']],
  );
});

describe('an app token', () => {
  test('brings the address of Dify’s own WebApp API, unless the page has another', () => {
    assert.equal(read({appToken: ' Ab1Cd2 '}).config.baseUrl, 'https://udify.app/api');
    assert.equal(read({appToken: 'Ab1Cd2'}).config.appToken, 'Ab1Cd2');
    const own = read({appToken: 'Ab1Cd2', baseUrl: 'https://dify.example/api/'}).config;
    assert.equal(own.baseUrl, 'https://dify.example/api');
  });

  test('beside a key is told of, once and without either', () => {
    const {problems} = read({appToken: 'Ab1Cd2', apiKey: 'app-secret'});
    assert.deepEqual(
      problems.map(({attribute}) => attribute),
      ['app-token'],
    );
    assert.doesNotMatch(problems[0]!.message, /Ab1Cd2|app-secret/);
  });

  test('that could not stand in a header is none', () => {
    const {config, problems} = read({appToken: 'two words'});
    assert.deepEqual([config.appToken, config.baseUrl, problems.length], ['', DEFAULT_BASE_URL, 1]);
  });
});
