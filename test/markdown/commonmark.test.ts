/** The examples of CommonMark 0.31.2 and of GitHub's extensions. What is missed, is missed on purpose. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {extendedSyntax as syntax} from '../../src/markdown/extended-syntax.js';
import {parse} from '../../src/markdown/markdown-parser.js';
import type {ParseOptions} from '../../src/markdown/tree.js';
import {specHtml} from '../support/markdown/spec-html.js';

interface Example {
  number: number;
  section: string;
  markdown: string;
  html: string;
}

function examples(name: string): Example[] {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/markdown/${name}.json`, import.meta.url), 'utf8'),
  ) as Example[];
}

function missed(name: string, options: ParseOptions): number[] {
  return examples(name)
    .filter(({markdown, html}) => specHtml(parse(markdown, {...options, syntax})) !== html)
    .map(({number}) => number);
}

test('reads CommonMark, but for one name of a character that nobody writes', () => {
  assert.deepEqual(missed('commonmark-0.31.2', {autolinks: false}), [25]);
});

test('links bare addresses where CommonMark leaves them as text', () => {
  assert.deepEqual(missed('commonmark-0.31.2', {}), [25, 608, 611, 612]);
});

test('reads the extensions of GitHub; one tilde strikes out only if asked to', () => {
  assert.deepEqual(missed('gfm', {}), [491, 632]);
  assert.deepEqual(missed('gfm', {singleTilde: true}), [632]);
});

test('a closing mark that closed nothing keeps no later one from closing', () => {
  assert.equal(specHtml(parse('_a b* c_ *d e*')), '<p><em>a b* c</em> <em>d e</em></p>\n');
});
