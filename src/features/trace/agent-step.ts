/** A step of an agent: a line that opens to what it thought, what its tools were asked, and what they answered. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Thought} from '../../conversation/answer.js';
import {isUnderWay} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {fill} from '../../i18n/localize.js';
import type {TraceStrings} from '../../i18n/localize-trace.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {OpenParts} from './open-parts.js';
import {silentMark} from './state-mark.js';
import {toolCallsOf, toolNamesOf} from './tool-calls.js';
import type {ToolIcons} from './tool-icons.js';

/** Characters of a value that are shown at once: a tool may have answered with a whole page. */
const SHOWN = 1_500;

export function agentStep(
  {key: turn, answer}: Turn,
  thought: Thought,
  opened: OpenParts,
  icons: ToolIcons,
  {hosts}: ChatModel,
  strings: TraceStrings,
): unknown {
  const iconOf = (tool: string): TemplateResult | null => icons.of(tool, hosts);
  const key = `${turn}/${thought.id}`;
  const hasTools = thought.tools.length > 0;
  const isRunning = hasTools && thought.observation === '' && isUnderWay(answer);
  const isOpen = opened.has(key);
  return guard([thought, isRunning, isOpen && opened.revision, strings, icons.revision, hosts], () => {
    const icon = firstOf(thought.tools, iconOf);
    const tool = toolNamesOf(thought, strings).join(', ');
    const line = hasTools ? fill(isRunning ? strings.usingTool : strings.usedTool, {tool}) : strings.thought;
    return html`
      <details class="run tool" ?open=${isOpen} @toggle=${opened.toggled(key)}>
        <summary>
          ${(isRunning ? null : icon) ?? silentMark(isRunning ? 'running' : 'succeeded')}<span
            class="run-line"
            ><bdi>${line}</bdi></span
          >
        </summary>
        ${isOpen ? html`<div class="calls">${thoughtText(thought)} ${calls(thought, key, opened, iconOf, strings)}</div>` : nothing}
      </details>
    `;
  });
}

function thoughtText({thought, isSaid}: Thought): TemplateResult | typeof nothing {
  return isSaid || thought === '' ? nothing : html`<p class="step-thought" dir="auto">${thought}</p>`;
}

/** The first of these tools that has an icon stands for all of them. */
function firstOf(
  tools: readonly string[],
  iconOf: (tool: string) => TemplateResult | null,
): TemplateResult | null {
  for (const tool of tools) {
    const icon = iconOf(tool);
    if (icon) return icon;
  }
  return null;
}

function calls(
  thought: Thought,
  key: string,
  opened: OpenParts,
  iconOf: (tool: string) => TemplateResult | null,
  strings: TraceStrings,
): readonly unknown[] {
  const all = toolCallsOf(thought, strings);
  return all.map(({tools, name, input, output}, at) => [
    // After the name, where nothing moves when it comes.
    all.length > 1 ? html`<p class="call-name"><bdi>${name}</bdi>${firstOf(tools, iconOf)}</p>` : nothing,
    value(strings.input, input, `${key}/in${at}`, opened, strings),
    value(strings.output, output, `${key}/out${at}`, opened, strings),
  ]);
}

function value(name: string, text: string, key: string, opened: OpenParts, strings: TraceStrings): unknown {
  if (text === '') return nothing;
  const isCut = text.length > SHOWN && !opened.has(key);
  const showAll = ({currentTarget}: Event): void => {
    // The button goes; who came by keyboard reads on in the text.
    (currentTarget as HTMLElement).closest('figure')?.querySelector('pre')?.focus();
    opened.set(key, true);
  };
  return html`<figure class="value">
    <figcaption>${name}</figcaption>
    <pre tabindex="0" role="group" aria-label=${name} dir="auto">
${isCut ? `${text.slice(0, SHOWN)}…` : text}</pre>
    ${isCut ? html`<button class="link-button" type="button" @click=${showAll}>${strings.showAll}</button>` : nothing}
  </figure>`;
}
