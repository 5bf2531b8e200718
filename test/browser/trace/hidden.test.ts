/** In a file of its own: what another test has loaded would stay loaded. */
import {expect} from '@open-wc/testing';
import type {Visit} from '../../support/chat-page.js';
import {openChat} from '../../support/chat-page.js';
import type {Step} from '../../support/stand-in.js';
import {ends, endsCiting, registerPlay, says} from '../../support/stand-in.js';
import {nodeEnds, nodeStarts, speaks, stepIs} from '../../support/trace-plays.js';
import {finishes, starts} from '../../support/workflow-plays.js';

const mode = 'advanced-chat';
const run = [starts, nodeStarts('Look'), nodeEnds('Look'), says('Found.'), ends, finishes()];
const steps = [stepIs('1', {tool: 'search', observation: 'x'}), speaks('Found.'), ends];
const cited = [says('Found.'), endsCiting({document_name: 'Tents.pdf', content: 'Two.'})];

const rows: readonly (readonly [string, Visit, readonly Step[]])[] = [
  ['a run, where the page does not want it', {app: {mode}, attributes: {hide: 'workflow feedback'}}, run],
  [
    'a run, where the app’s owner does not want it',
    {app: {mode, site: {show_workflow_steps: false}}, attributes: {hide: 'feedback'}},
    run,
  ],
  ['an agent’s steps', {app: {mode: 'agent-chat'}, attributes: {hide: 'workflow feedback'}}, steps],
  ['sources', {attributes: {hide: 'citations feedback'}}, cited],
];

describe('hidden, with nothing loaded for it', () => {
  for (const [what, visit, play] of rows)
    it(what, async () => {
      const page = await openChat(visit);
      await page.talk(await registerPlay(play));
      await page.seen('button', 'Copy');
      expect(page.lastAnswer).to.match(/^Found\.( 1 \/ 1)?$/);
      expect(page.find('button', 'Like')).to.equal(null);
      expect(page.root.querySelectorAll('article details')).to.have.lengthOf(0);
      const parts = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname);
      expect(parts.filter((path) => /features\/(trace|feedback)\//.test(path))).to.deep.equal([]);
    });
});
