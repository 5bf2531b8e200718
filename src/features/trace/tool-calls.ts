/** What an agent's step did, tool by tool: the wire has all of a step's inputs in one JSON text, and all outputs in another. */
import type {Thought} from '../../conversation/answer.js';
import type {TraceStrings} from '../../i18n/localize-trace.js';

export interface ToolCall {
  /** Dify's names of the tools whose call it is. */
  readonly tools: readonly string[];
  readonly name: string;
  /** To be read: JSON is laid out, anything else stands as it came. */
  readonly input: string;
  readonly output: string;
}

/** Names that Dify gives to an app's knowledge, where it is searched as a tool. */
const KNOWLEDGE = 'dataset_';

export function isKnowledge(tool: string): boolean {
  return tool.startsWith(KNOWLEDGE);
}

/** Of several tools of one step, each is a call of its own where the texts tell them apart. */
export function toolCallsOf(thought: Thought, strings: TraceStrings): readonly ToolCall[] {
  const tools = [...new Set(thought.tools)];
  const inputs = byTool(thought.toolInput, tools);
  const outputs = byTool(thought.observation, tools);
  const nameOf = (tool: string): string => toolName(tool, thought, strings);
  if (tools.length > 1 && (!inputs || (!outputs && thought.observation)))
    return [
      {
        tools,
        name: tools.map(nameOf).join(', '),
        input: laidOut(thought.toolInput),
        output: laidOut(thought.observation),
      },
    ];
  return tools.map((tool) => ({
    tools: [tool],
    name: nameOf(tool),
    input: inputs ? laidOut(inputs.get(tool)) : laidOut(thought.toolInput),
    output: outputs ? laidOut(outputs.get(tool)) : laidOut(thought.observation),
  }));
}

/** Names only, for a line that is closed. */
export function toolNamesOf(thought: Thought, strings: TraceStrings): readonly string[] {
  return [...new Set(thought.tools.map((tool) => toolName(tool, thought, strings)))];
}

function toolName(tool: string, {toolLabels}: Thought, strings: TraceStrings): string {
  if (isKnowledge(tool)) return strings.knowledge;
  const labels = Object.hasOwn(toolLabels, tool) ? toolLabels[tool] : null;
  const label = isRecord(labels)
    ? (labelIn(strings.words.language, labels) ?? Object.values(labels)[0])
    : null;
  return typeof label === 'string' && label ? label : tool;
}

/** Dify writes `en_US`; its tools have labels in a few languages, in English always. */
function labelIn(language: string, labels: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(labels);
  const name = names.find((each) => each.startsWith(`${language}_`)) ?? 'en_US';
  return labels[language.replace('-', '_')] ?? labels[name];
}

/** `null` where the text does not tell the tools apart. */
function byTool(text: string, tools: readonly string[]): ReadonlyMap<string, unknown> | null {
  const value = parsed(text);
  if (!isRecord(value) || !tools.every((tool) => Object.hasOwn(value, tool))) return null;
  return new Map(Object.entries(value));
}

function laidOut(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? '' : written(value, '…');
  const inner = /^\s*[[{]/.test(value) ? parsed(value) : undefined; // a tool's own answer is often JSON as well
  return inner === undefined ? value : written(inner, value);
}

/** @param otherwise for what is nested so deep that the engine cannot write it down. */
function written(value: unknown, otherwise: string): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return otherwise;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it is shown as it came
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
