/** What an app's settings say of the files that it takes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  attachmentRules,
  controlRules,
  extensionsOf,
  fieldRules,
  kindOf,
  kindOfUrl,
  maxBytesOf,
} from '../../src/dify/attachment-rules.js';
import type {AttachmentRules} from '../../src/dify/attachment-rules.js';
import type {WireRecord} from '../../src/dify/wire.js';

const MB = 1024 * 1024;

function rules(file_upload: WireRecord, system_parameters: WireRecord = {}): AttachmentRules {
  const found = attachmentRules({file_upload: {enabled: true, ...file_upload}, system_parameters});
  assert.ok(found);
  return found;
}

const named = (name: string, type = ''): {name: string; type: string} => ({name, type});

test('an app takes no files until it says so', () => {
  assert.equal(attachmentRules(null), null);
  assert.equal(attachmentRules({}), null);
  assert.equal(attachmentRules({file_upload: {}}), null);
  assert.equal(attachmentRules({file_upload: {enabled: false, image: {enabled: false}}}), null);
});

test('an old app that takes images alone takes nothing else', () => {
  const found = attachmentRules({
    file_upload: {image: {enabled: true, number_limits: 2, transfer_methods: ['remote_url']}},
  });
  assert.deepEqual([...found!.kinds], ['image']);
  assert.deepEqual([...found!.methods], ['address']);
  assert.equal(found!.maxCount, 2);
});

test('what is not said is as Dify would have it', () => {
  const {kinds, methods, maxCount, maxBytes} = rules({});
  assert.deepEqual([...kinds], ['image']);
  assert.deepEqual([...methods], ['upload', 'address']);
  assert.equal(maxCount, 10);
  assert.deepEqual(maxBytes, {
    image: 10 * MB,
    video: 100 * MB,
    audio: 50 * MB,
    document: 15 * MB,
    custom: 15 * MB,
  });
});

test('limits are those of the app and of its server', () => {
  const {maxCount, maxBytes} = rules({number_limits: 4}, {image_file_size_limit: 2, file_size_limit: 3});
  assert.equal(maxCount, 4);
  assert.deepEqual([maxBytes.image, maxBytes.document, maxBytes.custom], [2 * MB, 3 * MB, 3 * MB]);
  assert.equal(rules({allowed_file_types: ['image']}, {workflow_file_upload_limit: 6}).maxCount, 6);
});

test('a file is sent as what its extension says, in any case', () => {
  const all = rules({allowed_file_types: ['image', 'document', 'audio', 'video']});
  const kinds = ['a.PNG', 'b.pdf', 'c.m4a', 'd.webm', 'e.exe', 'f'].map((name) => kindOf(named(name), all));
  assert.deepEqual(kinds, ['image', 'document', 'audio', 'video', null, null]);
});

test('a file without extension is sent as what its type says', () => {
  const all = rules({allowed_file_types: ['image', 'document']});
  assert.equal(kindOf(named('blob', 'image/png'), all), 'image');
  assert.equal(kindOf(named('notes', 'text/plain'), all), 'document');
  assert.equal(kindOf(named('film', 'video/mp4'), all), null);
});

test('extensions of the owner’s own count with or without dot, in any case', () => {
  const custom = rules({allowed_file_types: ['custom'], allowed_file_extensions: ['.GPX', 'kml']});
  assert.deepEqual(extensionsOf(custom), ['gpx', 'kml']);
  assert.equal(kindOf(named('way.gpx'), custom), 'custom');
  assert.equal(kindOf(named('way.Kml'), custom), 'custom');
  assert.equal(kindOf(named('way.png'), custom), null);
});

test('a custom file may be as large as what it is', () => {
  const custom = rules({allowed_file_types: ['custom'], allowed_file_extensions: ['mp4', 'gpx']});
  assert.equal(maxBytesOf(named('a.mp4'), 'custom', custom), 100 * MB);
  assert.equal(maxBytesOf(named('a.gpx'), 'custom', custom), 15 * MB);
});

test('an address that does not say what is behind it is left to the server to find out', () => {
  const images = rules({allowed_file_types: ['image']});
  assert.equal(kindOfUrl('https://x.example/picture?id=7', images), 'image');
  assert.equal(kindOfUrl('https://x.example/a.jpg#top', images), 'image');
  assert.equal(kindOfUrl('https://x.example/a.pdf', images), null);
});

test('a field of a form has rules of its own, and the server’s limits', () => {
  const parameters = {system_parameters: {file_size_limit: 1, workflow_file_upload_limit: 5}};
  const field = fieldRules({allowed_file_types: ['document']}, null, parameters);
  assert.deepEqual([...field.kinds], ['document']);
  assert.equal(field.maxCount, 5);
  assert.equal(field.maxBytes.document, MB);
  assert.equal(fieldRules({}, 1, null).maxCount, 1);
});

test('a form in an answer has rules as strict as it says, and takes what it does not speak of', () => {
  const control = {kind: 'files', name: 'permit', isList: true, types: [], extensions: [], limit: 3} as const;
  const strict = {
    ...control,
    types: ['document', 'custom'],
    extensions: ['.GPX'],
    takesLinks: true,
    takesUploads: false,
  };
  const {kinds, methods, maxCount, maxBytes, customExtensions} = controlRules(strict, {
    system_parameters: {file_size_limit: 1},
  });
  assert.deepEqual([[...kinds], [...methods]], [['document', 'custom'], ['address']]);
  assert.deepEqual([maxCount, maxBytes.document, customExtensions], [3, MB, ['gpx']]);
  const open = controlRules({...control, takesUploads: true, takesLinks: true}, null);
  assert.deepEqual([...open.kinds], ['image', 'video', 'audio', 'document']);
});

test('settings that are no settings do no harm', () => {
  const odd = rules({
    allowed_file_types: ['image', 7, 'toString', null],
    allowed_file_extensions: 'png',
    allowed_file_upload_methods: {},
    number_limits: '3',
  });
  assert.deepEqual([...odd.kinds], ['image']);
  assert.deepEqual([odd.maxCount, [...odd.methods]], [10, ['upload', 'address']]);
});
