/** What is refused before an upload, and in which words. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DifyError} from '../../src/conversation/dify-error.js';
import {attachmentRules} from '../../src/dify/attachment-rules.js';
import {checkFiles, checkUrls} from '../../src/features/files/checks.js';
import type {Refusal} from '../../src/features/files/checks.js';
import {givenFiles} from '../../src/features/files/given-files.js';
import {failureInWords, refusalInWords} from '../../src/features/files/words.js';
import {stringsFor} from '../../src/i18n/localize.js';
import {fileStringsFor} from '../../src/i18n/localize-files.js';
import {english} from '../../src/i18n/words.js';

const strings = fileStringsFor(english);
const images = attachmentRules({
  file_upload: {enabled: true, number_limits: 3, allowed_file_types: ['image']},
  system_parameters: {image_file_size_limit: 1},
});
const many = attachmentRules({
  file_upload: {
    enabled: true,
    allowed_file_types: ['image', 'document', 'custom'],
    allowed_file_extensions: ['gpx'],
    allowed_file_upload_methods: ['local_file'],
  },
});

const file = (name: string, bytes = 1): File => new File([new Uint8Array(bytes)], name);
const words = (refused: readonly Refusal[]): readonly string[] =>
  refused.map((refusal) => refusalInWords(refusal, strings));

test('a refusal names the file and the limit', () => {
  const {taken, refused} = checkFiles(
    [file('a.png'), file('photo.tiff'), file('b.png', 1024 * 1024 + 1), file('c.png'), file('d.png')],
    images,
    1,
  );
  assert.deepEqual(
    taken.map(([{name}, kind]) => [name, kind]),
    [['a.png', 'image']],
  );
  assert.deepEqual(words(refused), [
    'photo.tiff: only JPG, JPEG, PNG, WEBP, GIF, and SVG can be sent, up to 1 MB.',
    'b.png has 1.1 MB: at most 1 MB can be sent.',
    'At most 3 files can be sent with a message. Left out: c.png and d.png.',
  ]);
});

test('where many extensions are taken, kinds are named', () => {
  assert.deepEqual(words(checkFiles([file('x.exe')], many, 9).refused), [
    'x.exe: only pictures, documents, and GPX can be sent, up to 15 MB.',
  ]);
});

test('an address has to be one, and to be allowed', () => {
  const reasons = (url: string, rules = images): readonly string[] =>
    checkUrls([url], rules, 3).refused.map(({reason}) => reason);
  assert.deepEqual(reasons('https://x.example/a.png'), []);
  for (const url of ['data:image/png,', 'ftp://x.example/a.png', '/a.png', 'https://', 'a.png'])
    assert.deepEqual(reasons(url), ['address'], url);
  assert.deepEqual(reasons('https://x.example/a.pdf'), ['type']);
  assert.deepEqual(reasons('https://x.example/a.png', many), ['method']);
  assert.deepEqual(reasons('https://x.example/a.png', null), ['off']);
});

test('a page’s files are all taken or none, and the error says which limit was hit', () => {
  const code = (inputs: Parameters<typeof givenFiles>[0], rules = images): string => {
    try {
      givenFiles(inputs, rules, 2, strings);
      return 'taken';
    } catch (error) {
      return error instanceof DifyError ? error.code : String(error);
    }
  };
  assert.equal(code([file('a.png'), {url: 'https://x.example/b.png'}]), 'taken');
  assert.equal(code([file('a.png'), file('a.exe')]), 'unsupported_file_type');
  assert.equal(code([file('a.png', 1024 * 1024 + 1)]), 'file_too_large');
  assert.equal(code([file('a.png'), file('b.png'), {uploadFileId: 'c'}]), 'too_many_files');
  assert.equal(code([file('a.png')], null), 'invalid_config');
  assert.equal(code([{} as never]), 'invalid_config');
});

test('a page’s addresses get the type that the app takes them as', () => {
  const types = (rules: typeof images): readonly unknown[] =>
    givenFiles(
      [
        {url: 'https://x.example/a.gpx'},
        {url: 'https://x.example/b.PDF'},
        {type: 'audio', url: 'https://x.example/c'},
      ],
      rules,
      9,
      strings,
    ).map((given) => 'type' in given && given.type);
  assert.deepEqual(types(many), ['custom', 'document', 'audio']);
  assert.deepEqual(types(null), ['document', 'document', 'audio']);
});

test('a failure of an upload has words of its own where it means something else there', () => {
  const said = (code: string): string =>
    failureInWords(new DifyError(code, ''), strings, stringsFor(english));
  assert.match(said('network'), /too large for the server/);
  assert.equal(said('rate_limited'), stringsFor(english).errors['rate_limited']);
  assert.equal(said('toString'), stringsFor(english).errors['bad_response']);
});
