// @ts-check
/**
 * The apps of the stand-in, one row each, chosen by API key. A new app is a new row.
 */

import {featureApps} from './feature-apps.mjs';

/** @typedef {'public' | 'private' | 'denied' | 'off' | 'moved'} Access To the app's web page. */
/** @typedef {'chat' | 'agent-chat' | 'advanced-chat' | 'agent' | 'completion' | 'workflow'} Mode */

/**
 * @typedef {object} Failure What a route of one app answers instead of its own answer.
 * @property {number} [status] Without it the route answers as always, after `hold`.
 * @property {unknown} [body] A string is sent as HTML, anything else as JSON.
 * @property {boolean} [cors] `false`: as a proxy answers, without CORS headers.
 * @property {boolean} [destroy] Breaks the connection instead.
 * @property {number} [wait] Milliseconds at pace 1, before anything else.
 * @property {string} [hold] A gate to wait for before the answer.
 * @property {number} [holdAfter] Waits at the gate not before the answer, but once so many bytes of the body were read.
 * @property {number} [on] Only the n-th call of the route, counted from 1 and from when this was set.
 * @property {number} [times] Only the first calls of the route.
 */

/**
 * @typedef {object} App
 * @property {string} key
 * @property {Mode} mode
 * @property {string} siteCode In the address of its web page (`app-token`).
 * @property {Access} access `private`: for those who sign in; `denied`: not for this one; `moved`: under another site code.
 * @property {string} version Of the Dify server that it runs on (`X-Version`).
 * @property {{name: string, description: string, tags: string[], author_name: string}} info
 * @property {Record<string, unknown>} parameters
 * @property {Record<string, unknown> | null} site `null`: the app has no site record.
 * @property {readonly string[] | null} suggested Follow-up questions; `null`: those that fit the answer.
 * @property {Readonly<Record<string, Failure>>} failing By the name of the route (see `routes.mjs`), or `*` for all.
 * @property {number} fileLifetime How long signed URLs are good, in seconds; 0: never.
 * @property {boolean} relativeUrls Signed URLs without an origin, as of a server that was not told its own name.
 * @property {string} transcript What its speech recognition hears.
 * @property {boolean} lateTitles Conversations get no title by themselves: a test gives it to them when it likes.
 * @property {Record<string, unknown> | null} toolIcons By tool (`/meta`); `null`: those of the tools of the demo's agents.
 * @property {import('./past.mjs').Size | null} past What each new user finds in the history.
 */

/** @returns {Map<string, App>} */
export function demoApps() {
  return new Map(rows.map(([key, row]) => [key, app(key, row)]));
}

/**
 * A whole app from the fields in which it differs from a new, empty one. `parameters`, `info` and `site` are
 * merged field by field.
 *
 * @param {string} key
 * @param {Partial<Omit<App, 'key'>>} row
 * @returns {App}
 */
export function app(key, row) {
  return {
    key,
    mode: row.mode ?? 'chat',
    siteCode: row.siteCode ?? key.replace(/^app-/, ''),
    access: row.access ?? 'public',
    version: row.version ?? '1.16.0',
    info: {name: 'Untitled', description: '', tags: [], author_name: 'Pinewake', ...row.info},
    parameters: {...emptyParameters, ...row.parameters},
    site: row.site === null ? null : {...emptySite, ...row.site},
    suggested: row.suggested ?? null,
    failing: row.failing ?? {},
    fileLifetime: row.fileLifetime ?? 300,
    relativeUrls: row.relativeUrls ?? false,
    transcript: row.transcript ?? 'Which tent for two?',
    lateTitles: row.lateTitles ?? false,
    toolIcons: row.toolIcons ?? null,
    past: row.past ?? null,
  };
}

const emptyParameters = {
  opening_statement: '',
  suggested_questions: [],
  suggested_questions_after_answer: {enabled: false},
  speech_to_text: {enabled: false},
  text_to_speech: {enabled: false, voice: '', language: ''},
  retriever_resource: {enabled: true},
  annotation_reply: {enabled: false},
  more_like_this: {enabled: false},
  user_input_form: [],
  sensitive_word_avoidance: {enabled: false},
  file_upload: {
    enabled: false,
    image: {enabled: false, number_limits: 3, detail: 'high', transfer_methods: ['remote_url', 'local_file']},
  },
  system_parameters: {
    image_file_size_limit: 10,
    video_file_size_limit: 100,
    audio_file_size_limit: 50,
    file_size_limit: 15,
    workflow_file_upload_limit: 10,
  },
};

const emptySite = {
  title: 'Assistant',
  chat_color_theme: null,
  chat_color_theme_inverted: false,
  icon_type: 'emoji',
  icon: '🤖',
  icon_background: '#FFEAD5',
  icon_url: null,
  description: null,
  copyright: null,
  privacy_policy: null,
  input_placeholder: null,
  custom_disclaimer: null,
  default_language: 'en-US',
  show_workflow_steps: true,
  use_icon_as_answer_icon: false,
};

const images = {
  enabled: true,
  allowed_file_types: ['image'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['remote_url', 'local_file'],
  number_limits: 3,
  image: {enabled: true, number_limits: 3, detail: 'high', transfer_methods: ['remote_url', 'local_file']},
};

const shopSite = {
  title: 'Wren from Pinewake',
  chat_color_theme: '#1f6f54',
  icon: '🌲',
  icon_background: '#DDEFE3',
  description: 'Answers about tents, stoves, lanterns and orders.',
  copyright: 'Pinewake Outfitters',
  privacy_policy: 'https://pinewake.example/privacy',
  input_placeholder: 'Ask about gear or an order',
  custom_disclaimer: 'Wren is a machine and can be wrong about the weather.',
};

const opening = `Hi, I am **Wren** from Pinewake. I know our tents, stoves and lanterns, and I can look up an order.

What are you planning?`;

/** @type {readonly import('./feature-apps.mjs').Row[]} */
const rows = [
  [
    'app-demo-chat',
    {
      mode: 'chat',
      info: {
        name: 'Wren',
        description: 'Support of the Pinewake shop',
        tags: ['support'],
        author_name: 'Pinewake',
      },
      parameters: {
        opening_statement: opening,
        suggested_questions: ['Which tent for two?', 'Where is my order?', 'Show me what you can write'],
        suggested_questions_after_answer: {enabled: true},
        file_upload: images,
      },
      site: shopSite,
    },
  ],
  [
    'app-demo-agent',
    {
      mode: 'agent-chat',
      info: {
        name: 'Wren, with tools',
        description: 'Looks things up',
        tags: ['agent'],
        author_name: 'Pinewake',
      },
      parameters: {
        opening_statement: 'I can look into the stock and draw a packing plan. What shall I find out?',
        suggested_questions: ['Compare the tents for me', 'Draw a packing plan', 'Is the Drift 2 in stock?'],
        suggested_questions_after_answer: {enabled: true},
        file_upload: images,
      },
      site: {...shopSite, title: 'Wren, with tools', icon: '🧰'},
    },
  ],
  [
    'app-demo-new-agent',
    {
      mode: 'agent',
      info: {
        name: 'Wren, new agent',
        description: 'The agent of Dify 1.16',
        tags: [],
        author_name: 'Pinewake',
      },
      parameters: {opening_statement: 'I think aloud before I answer. Try me.'},
      site: {...shopSite, title: 'Wren, new agent', icon: '🧭'},
    },
  ],
  [
    'app-demo-chatflow',
    {
      mode: 'advanced-chat',
      info: {name: 'Trip planner', description: 'A chatflow', tags: ['chatflow'], author_name: 'Pinewake'},
      parameters: {
        opening_statement:
          'Tell me where you are going, and I will work out **weather**, **route** and **gear**.',
        suggested_questions: ['Three days on the coast path', 'Where does this come from?'],
        suggested_questions_after_answer: {enabled: true},
      },
      site: {...shopSite, title: 'Trip planner', icon: '🗺️', chat_color_theme: '#155eef'},
    },
  ],
  [
    'app-demo-chatflow-legacy',
    {
      mode: 'advanced-chat',
      version: '1.12.1',
      info: {
        name: 'Trip planner, old server',
        description: 'A chatflow on Dify 1.12.1',
        tags: [],
        author_name: 'Pinewake',
      },
      parameters: {opening_statement: 'The same planner on an older Dify.'},
      site: {...shopSite, title: 'Trip planner, old server', icon: '🏺', input_placeholder: null},
    },
  ],
  [
    'app-demo-workflow',
    {
      mode: 'advanced-chat',
      info: {
        name: 'Expedition desk',
        description: 'A chatflow with all kinds of nodes',
        tags: ['chatflow'],
        author_name: 'Pinewake',
      },
      parameters: {
        opening_statement: 'I plan **expeditions**, and show every step of it.',
        suggested_questions: ['Plan the whole expedition', 'fail a little', 'fail the run'],
      },
      site: {...shopSite, title: 'Expedition desk', icon: '⛰️', chat_color_theme: '#155eef'},
    },
  ],
  [
    'app-demo-workflow-quiet',
    {
      mode: 'advanced-chat',
      info: {
        name: 'Expedition desk, discreet',
        description: 'The same chatflow, whose steps are not to be shown',
        tags: ['chatflow'],
        author_name: 'Pinewake',
      },
      parameters: {
        opening_statement: 'I plan **expeditions**, and keep to myself how.',
        suggested_questions: ['Plan the whole expedition'],
      },
      site: {...shopSite, title: 'Expedition desk, discreet', icon: '🤫', show_workflow_steps: false},
    },
  ],
  [
    'app-demo-human',
    {
      mode: 'advanced-chat',
      info: {
        name: 'Booking desk',
        description: 'Asks people before it acts',
        tags: ['chatflow'],
        author_name: 'Pinewake',
      },
      parameters: {
        opening_statement: 'I book huts and send refunds, but never without a **yes** from you.',
        suggested_questions: ['Book the hut on the ridge', 'Refund my tent', 'Hurry me'],
      },
      site: {...shopSite, title: 'Booking desk', icon: '🛎️', show_workflow_steps: false},
    },
  ],
  [
    'app-demo-plain',
    {
      mode: 'chat',
      version: '1.12.1',
      info: {
        name: 'Plain',
        description: 'No opening, no suggestions, no site',
        tags: [],
        author_name: 'Pinewake',
      },
      parameters: {opening_statement: null, retriever_resource: {enabled: false}},
      site: null,
    },
  ],
  [
    'app-demo-completion',
    {mode: 'completion', info: {name: 'Not a chat', description: '', tags: [], author_name: ''}},
  ],
  ...featureApps,
];
