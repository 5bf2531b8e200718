/** Events of Dify's stream as a broken or hostile server may send them: any order, any fields, any values. */
import type {Arbitrary} from 'fast-check';
import fc from 'fast-check';
import {anyJson, anyNumber, anyText, recordOf} from './fuzz.js';

/** Few, so that events speak of the same thing more often than not. */
const id = fc.constantFrom('a', 'b', 'c', '');
const status = fc.constantFrom(
  'running',
  'succeeded',
  'partial-succeeded',
  'failed',
  'stopped',
  'paused',
  'exception',
  'start',
  'success',
  'error',
  'retry',
);
const flag = fc.boolean();

export const kinds = [
  'message',
  'agent_message',
  'agent_thought',
  'agent_log',
  'message_file',
  'message_end',
  'message_replace',
  'error',
  'ping',
  'tts_message',
  'tts_message_end',
  'reasoning_chunk',
  'workflow_started',
  'workflow_paused',
  'workflow_finished',
  'node_started',
  'node_finished',
  'node_retry',
  'iteration_started',
  'iteration_next',
  'iteration_completed',
  'loop_started',
  'loop_next',
  'loop_completed',
  'human_input_required',
  'human_input_form_filled',
  'human_input_form_timeout',
  'something_newer',
] as const;

export const anyFile = recordOf({
  id,
  related_id: id,
  type: fc.constantFrom('image', 'document', 'audio', 'video', 'custom'),
  belongs_to: fc.constantFrom('user', 'assistant'),
  url: anyText,
  remote_url: anyText,
  filename: anyText,
  size: anyNumber,
  mime_type: anyText,
  upload_file_id: id,
  transfer_method: fc.constantFrom('local_file', 'remote_url'),
});

const anyInput = recordOf({
  output_variable_name: anyText,
  type: fc.constantFrom('paragraph', 'select', 'file', 'file-list', 'new'),
  option_source: recordOf({value: fc.array(anyText, {maxLength: 3})}),
  default: recordOf({type: fc.constantFrom('variable', 'constant'), value: anyText}),
  allowed_file_upload_methods: fc.array(fc.constantFrom('local_file', 'remote_url'), {maxLength: 2}),
  allowed_file_types: fc.array(anyText, {maxLength: 2}),
  allowed_file_extensions: fc.array(anyText, {maxLength: 2}),
  number_limits: anyNumber,
});

export const anyHumanForm = recordOf({
  form_id: id,
  node_id: id,
  node_title: anyText,
  form_token: anyText,
  form_content: anyText,
  inputs: fc.array(anyInput, {maxLength: 3}),
  actions: fc.array(recordOf({id: anyText, title: anyText, button_style: anyText}), {maxLength: 3}),
  resolved_default_values: anyJson,
  display_in_ui: flag,
  expiration_time: anyNumber,
  action_id: anyText,
  action_text: anyText,
  rendered_content: anyText,
});

const metadata = recordOf({
  retriever_resources: fc.array(
    recordOf({
      position: anyNumber,
      document_id: id,
      document_name: anyText,
      dataset_name: anyText,
      segment_id: id,
      score: anyNumber,
      content: anyText,
    }),
    {maxLength: 3},
  ),
  usage: recordOf({total_tokens: anyNumber}),
  annotation_reply: recordOf({id, account: recordOf({name: anyText})}),
  elapsed_time: anyNumber,
});

const data = fc.oneof(
  anyHumanForm,
  recordOf({
    id,
    node_id: id,
    node_type: fc.constantFrom('llm', 'answer', 'end', 'start', 'iteration', 'loop', 'agent'),
    title: anyText,
    label: anyText,
    index: anyNumber,
    parent_id: id,
    iteration_id: id,
    loop_id: id,
    node_execution_id: id,
    retry_index: anyNumber,
    status,
    error: anyText,
    elapsed_time: anyNumber,
    execution_metadata: recordOf({iteration_index: anyNumber, loop_index: anyNumber}),
    metadata,
    files: fc.array(anyFile, {maxLength: 2}),
    reasons: fc.array(anyHumanForm, {maxLength: 2}),
    reasoning: anyText,
  }),
);

/** One event; `event` may be missing, too. */
export const anyEvent: Arbitrary<Record<string, unknown>> = recordOf({
  event: fc.constantFrom(...kinds),
  answer: anyText,
  message_id: fc.constant('m'),
  conversation_id: id,
  task_id: id,
  workflow_run_id: id,
  created_at: anyNumber,
  id,
  position: anyNumber,
  thought: anyText,
  tool: fc.constantFrom('', 'search', 'search;draw', ';;'),
  tool_labels: anyJson,
  tool_input: anyText,
  observation: anyText,
  message_files: fc.array(id, {maxLength: 2}),
  belongs_to: fc.constantFrom('user', 'assistant'),
  type: fc.constantFrom('image', 'new'),
  url: anyText,
  files: fc.array(anyFile, {maxLength: 2}),
  audio: anyText,
  reason: fc.constantFrom('output_moderation', 'other'),
  data,
  metadata,
}).chain((fields) =>
  // Rarely: either ends the stream, and there would be nothing more to see.
  fc.oneof(
    {weight: 12, arbitrary: fc.constant(fields)},
    {
      weight: 1,
      arbitrary: recordOf({status: anyNumber, code: anyText, message: anyText}).map((more) => ({
        ...fields,
        ...more,
      })),
    },
  ),
);

export const anyEnding = fc.constantFrom('\n', '\r\n', '\r');

/** What stands between events in a body: comments, fields without meaning, text that is none of either. */
const anyNoise = fc.oneof(
  fc.constantFrom(
    ': ping',
    'event: ping',
    'id: 1',
    'retry: 5',
    'data',
    'data:',
    'data: {"',
    'data: []',
    'data: null',
  ),
  anyText.map((said) => said.replace(/[\r\n]/g, '')),
);

/** The text of a whole body. */
export const anyBody: Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        {weight: 8, arbitrary: anyEvent.map((event) => `data: ${JSON.stringify(event)}\n\n`)},
        {weight: 1, arbitrary: anyNoise.map((noise) => `${noise}\n`)},
      ),
      {maxLength: 14},
    ),
    anyEnding,
  )
  .map(([lines, ending]) => lines.join('').replaceAll('\n', ending));
