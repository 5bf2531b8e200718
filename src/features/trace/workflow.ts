/** A run of a workflow: one quiet line over the answer, which opens to the tree of its steps. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Answer, RunStatus, WorkflowNode, WorkflowRun} from '../../conversation/answer.js';
import {isUnderWay} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {fill} from '../../i18n/localize.js';
import {counted, inDigits} from '../../i18n/numbers.js';
import type {TraceStrings} from '../../i18n/localize-trace.js';
import {duration} from './duration.js';
import type {OpenParts} from './open-parts.js';
import {silentMark, stateMark} from './state-mark.js';
import type {TreeItem} from './workflow-tree.js';
import {treeOf} from './workflow-tree.js';

export function workflow({key, answer}: Turn, opened: OpenParts, strings: TraceStrings): unknown {
  const run = answer.workflow;
  if (!run) return nothing;
  const status = statusOf(run, answer);
  const isOpen = opened.has(key);
  // Text comes far more often than news of the run.
  return guard([run, status, isOpen, strings], () => {
    const left = leftBehind.get(status) ?? null;
    // Where the visitor has stopped it, the server only says so again.
    const hasOwnError = status !== 'stopped' && !run.nodes.some(({error}) => error === run.error);
    return html`
      <details class="run" ?open=${isOpen} @toggle=${opened.toggled(key)}>
        <summary>
          ${silentMark(status)}<span class="run-line"><bdi>${lineOf(run, status, strings)}</bdi></span>
        </summary>
        ${
          isOpen
            ? html`
                ${run.error && hasOwnError ? html`<p class="step-error"><bdi>${run.error}</bdi></p>` : nothing}
                <ol class="steps" aria-label=${strings.steps}>
                  ${treeOf(run.nodes).map((item) => branch(item, left, strings))}
                </ol>
              `
            : nothing
        }
      </details>
    `;
  });
}

/** Where the answer's end says more than the run itself: an outcome may come late, or never (contract 14.2). */
function statusOf({status}: WorkflowRun, answer: Answer): RunStatus {
  if (status !== 'running' || isUnderWay(answer)) return status;
  if (answer.status === 'stopped') return 'stopped';
  if (answer.status === 'error') return 'failed';
  return answer.status === 'paused' ? 'paused' : 'succeeded';
}

function lineOf({nodes, elapsedMs}: WorkflowRun, status: RunStatus, strings: TraceStrings): string {
  switch (status) {
    case 'running':
      return nodes.findLast((node) => isCurrent(node) && node.title !== '')?.title ?? strings.working;
    case 'succeeded': {
      const time = duration(elapsedMs, strings);
      return time ? fill(strings.workedFor, {time}) : strings.worked;
    }
    case 'partial-succeeded':
      return strings.partlyWorked;
    case 'failed': {
      const step = nodes.findLast((node) => node.status === 'failed')?.title;
      return step ? fill(strings.failedAt, {step}) : strings.runFailed;
    }
    case 'stopped':
      return strings.runStopped;
    case 'paused':
      return strings.runPaused;
    default:
      return status satisfies never;
  }
}

function isCurrent({status}: WorkflowNode): boolean {
  return status === 'running' || status === 'retry' || status === 'paused';
}

/** As what the steps count that a run has left running at its end. */
const leftBehind = new Map<RunStatus, string>([
  ['succeeded', 'succeeded'],
  ['partial-succeeded', 'succeeded'],
  ['failed', 'stopped'],
  ['stopped', 'stopped'],
  ['paused', 'paused'],
]);

function branch(item: TreeItem, left: string | null, strings: TraceStrings): TemplateResult {
  if (item.kind === 'step') return step(item.node, item.below, left, strings);
  const name =
    item.kind === 'round'
      ? fill(strings.round, {number: inDigits(item.round + 1, strings.words)})
      : strings.together;
  return html`<li class="branch">
    <span class="branch-name">${name}</span>
    <ol class="steps">
      ${item.items.map((each) => branch(each, left, strings))}
    </ol>
  </li>`;
}

function step(
  node: WorkflowNode,
  below: readonly TreeItem[],
  left: string | null,
  strings: TraceStrings,
): TemplateResult {
  const row = html`
    ${stateMark(left !== null && isCurrent(node) ? left : node.status, strings)}
    <bdi class="step-name">${[node.title, node.type, strings.unnamedStep].find(Boolean)}</bdi>
    ${notesOn(node, strings).map((note) => html`<bdi class="step-note">${note}</bdi>`)}
  `;
  return html`<li class="step">
    ${
      below.length > 0
        ? html`<details class="step-inside">
            <summary class="step-row">${row}</summary>
            <ol class="steps">
              ${below.map((each) => branch(each, left, strings))}
            </ol>
          </details>`
        : html`<div class="step-row">${row}</div>`
    }
    ${node.error ? html`<p class="step-error"><bdi>${node.error}</bdi></p>` : nothing}
  </li>`;
}

function notesOn({rounds, retries, elapsedMs}: WorkflowNode, strings: TraceStrings): readonly string[] {
  const {words} = strings;
  const passes = rounds === 0 ? '' : counted(strings.rounds, rounds, words);
  const tries = retries === 0 ? '' : counted(strings.triedAgain, retries, words);
  return [passes, tries, duration(elapsedMs, strings)].filter(Boolean);
}
