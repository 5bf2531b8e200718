/** What a chatflow does beside talking: its steps for plays, its forms, and who else may answer them. */
import type {Json, Step} from './stand-in.js';
import {control} from './stand-in.js';

/** See `FormPlan` in `demo/stand-in/forms.mjs`. */
export interface FormPlan {
  readonly node_id?: string;
  readonly node_title?: string;
  readonly form_content?: string;
  readonly inputs?: readonly Json[];
  readonly actions?: readonly {
    readonly id: string;
    readonly title: string;
    readonly button_style: 'primary' | 'default' | 'accent' | 'ghost';
  }[];
  readonly display_in_ui?: boolean;
  /** `null`: delivered elsewhere. */
  readonly form_token?: null;
  readonly resolved_default_values?: Readonly<Record<string, string>>;
  /** Seconds; 36 hours unless it is said. */
  readonly expires_in?: number;
}

/** A form as the stand-in knows it. */
export interface StandInForm {
  readonly form_id: string;
  readonly form_token: string | null;
  readonly workflow_run_id: string;
  readonly message_id: string;
  readonly node_id: string;
  readonly status: 'waiting' | 'submitted' | 'expired';
  readonly submitted_data: Json | null;
  readonly action_id: string | null;
}

/** An event of a run. */
export function flowEvent(event: string, data: Json = {}): Step {
  return {
    event: {
      event,
      conversation_id: '$conversation',
      message_id: '$message',
      created_at: 1_700_000_000,
      task_id: '$task',
      workflow_run_id: '$run',
      data,
    },
  };
}

/** The beginning of a run. */
export const starts: Step = flowEvent('workflow_started', {
  id: '$run',
  workflow_id: '7d1c5a70-34c1-4c0e-9c53-8d2f0a6b9e11',
  inputs: {},
  created_at: 1_700_000_000,
  reason: 'initial',
});

/** The end of a run, which closes the streams of all who listen. */
export function finishes(outcome: Json = {}): Step {
  return flowEvent('workflow_finished', {
    id: '$run',
    workflow_id: '7d1c5a70-34c1-4c0e-9c53-8d2f0a6b9e11',
    status: 'succeeded',
    outputs: {},
    error: null,
    elapsed_time: 1.5,
    total_tokens: 10,
    total_steps: 2,
    exceptions_count: 0,
    files: [],
    ...outcome,
  });
}

/** A run comes to a form; the next pause announces it. */
export function asksFor(form: FormPlan): Step {
  return {form};
}

/**
 * The run waits until all its forms are closed.
 *
 * @param then what comes after the last of them: by the id of its action, or `timeout`.
 */
export function pauses(then: Readonly<Record<string, readonly Step[]>> = {}): Step {
  return {pause: true, then};
}

/** All who listen are cut off, or let go; the run goes on. */
export function hangsUp(how: 'break' | 'end'): Step {
  return {hangUp: how};
}

/** The forms that an app's runs have come to, oldest first. */
export async function formsOf(app: string): Promise<readonly StandInForm[]> {
  const {data} = await control('GET', `forms?app=${app}`);
  return data as readonly StandInForm[];
}

/** Somebody else answers. */
export async function submitElsewhere(formId: string, action: string, inputs: Json = {}): Promise<void> {
  await control('POST', `submit-form/${formId}`, {action, inputs});
}

/**
 * Nobody has answered in time.
 *
 * @param resumes `false`: the form takes no answer any more, but the run has not noticed yet.
 */
export async function expireForm(formId: string, resumes = true): Promise<void> {
  await control('POST', `expire-form/${formId}`, {resumes});
}
