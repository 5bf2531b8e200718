/** Chats whose answer waits until somebody has filled in a form. */
import type {DifyChat} from '../../src/dify-chat.js';
import type {ChatPage} from './chat-page.js';
import {openChat} from './chat-page.js';
import type {Failure, Json, LoggedRequest} from './stand-in.js';
import {control, registerPlay, says, word} from './stand-in.js';

export const refund = {
  node_title: 'Refund',
  form_content:
    'A refund of **129.00**.\n\n{{#$output.comment#}}\n\n{{#$output.reason#}}\n\n{{#$output.nobody#}}',
  inputs: [
    {
      type: 'paragraph',
      output_variable_name: 'comment',
      default: {type: 'constant', selector: [], value: 'Sorry'},
    },
    {
      type: 'select',
      output_variable_name: 'reason',
      option_source: {type: 'constant', selector: [], value: ['too small', 'broken']},
    },
  ],
  actions: [
    {id: 'approve', title: 'Approve', button_style: 'primary'},
    {id: 'reject', title: 'Reject', button_style: 'ghost'},
  ],
};

/** The same without anything that must be filled in. */
export const easy = {...refund, inputs: refund.inputs.slice(0, 1)};

const over = {event: {event: 'workflow_finished', workflow_run_id: '$run', data: {status: 'succeeded'}}};
const started = {
  event: {
    event: 'workflow_started',
    conversation_id: '$conversation',
    message_id: '$message',
    task_id: '$task',
    workflow_run_id: '$run',
    data: {id: '$run'},
  },
};

interface Waiting {
  readonly user?: string;
  readonly isWebApp?: boolean;
  readonly properties?: Partial<DifyChat>;
  readonly failing?: Readonly<Record<string, Failure>>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A chat whose answer waits for a form. */
export async function waiting(form: Json = refund, about: Waiting = {}): Promise<ChatPage> {
  const play = await registerPlay([
    started,
    says('Let me ask. '),
    {form},
    {pause: true, then: {approve: [says('Sent.')], reject: [says('Kept.')], timeout: [says('Too late.')]}},
    {event: {event: 'message_end', message_id: '$message', conversation_id: '$conversation', metadata: {}}},
    over,
  ]);
  const {user = word(), failing, attributes, ...visit} = about;
  const app = {like: 'app-demo-human', past: null, ...(failing && {failing})} as Json;
  const page = await openChat({...visit, app, attributes: {user, ...attributes}});
  await page.ask(play);
  return page;
}

/** The last form that the app's runs have come to. */
export async function formIdOf({key}: ChatPage): Promise<string> {
  const {data} = await control('GET', `forms?app=${key}`);
  return (data as readonly {form_id: string}[]).at(-1)!.form_id;
}

/** What was asked of forms: `POST` sends one, `GET` asks how it stands. */
export async function formRequests(
  page: ChatPage,
  method: 'GET' | 'POST',
): Promise<readonly LoggedRequest[]> {
  const all = await page.requests();
  return all.filter((each) => each.path.includes('/form/human_input/') && each.method === method);
}
