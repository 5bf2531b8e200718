// @ts-check
/** Apps that show one feature each, one that shows all, and some that cannot be talked to. */

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {readonly [key: string, row: Partial<Omit<App, 'key'>>]} Row */

const author = 'Pinewake';

const anyFile = {
  enabled: true,
  allowed_file_types: ['image', 'document', 'audio', 'video', 'custom'],
  allowed_file_extensions: ['.gpx', 'KML'],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
  number_limits: 5,
  image: {enabled: true, number_limits: 5, detail: 'high', transfer_methods: ['local_file', 'remote_url']},
};

const voice = {
  speech_to_text: {enabled: true},
  text_to_speech: {enabled: true, voice: 'wren', language: 'en-US', autoPlay: 'disabled'},
};

/** What chatbots can ask before the first message. */
const form = [
  {
    'text-input': {
      label: 'Your name',
      variable: 'name',
      required: true,
      max_length: 40,
      default: '',
      placeholder: 'As your friends say it',
    },
  },
  {
    select: {
      label: 'Terrain',
      variable: 'terrain',
      required: true,
      options: ['forest paths', 'scree', 'snow'],
      default: 'forest paths',
    },
  },
  {
    number: {
      label: 'Boot size',
      variable: 'size',
      required: false,
      default: '',
      unit: 'EU',
      description: 'As it stands inside your most comfortable pair.',
    },
  },
  {
    paragraph: {
      label: 'Anything about your feet?',
      variable: 'notes',
      required: false,
      max_length: 200,
    },
  },
  {checkbox: {label: 'I wear insoles', variable: 'insoles', required: false, default: false}},
  {
    'text-input': {
      label: 'Where the visitor came from',
      variable: 'campaign',
      required: false,
      hide: true,
      default: 'website',
    },
  },
];

/** The controls that chatflows have beside them. */
const chatflowControls = [
  {
    file: {
      label: 'A photo of your boots',
      variable: 'photo',
      required: false,
      allowed_file_types: ['image'],
      allowed_file_extensions: [],
      allowed_file_upload_methods: ['local_file', 'remote_url'],
    },
  },
  {
    'file-list': {
      label: 'Maps of the route',
      variable: 'maps',
      required: false,
      max_length: 2,
      allowed_file_types: ['document', 'custom'],
      allowed_file_extensions: ['.gpx', '.kml'],
      allowed_file_upload_methods: ['local_file'],
    },
  },
  {
    json_object: {
      label: 'Profile from the fitting machine',
      variable: 'profile',
      required: false,
      json_schema: {
        type: 'object',
        properties: {width: {type: 'number'}, arch: {type: 'string'}},
        required: ['width'],
      },
    },
  },
  {external_data_tool: {label: 'Weather', variable: 'weather', type: 'api', config: {}, enabled: true}},
];

const formOpening = 'Hello {{name}}, let us find boots for **{{terrain}}**.';

const wholeSite = {
  title: 'Fern, the night shift',
  chat_color_theme: '#6d3fc0',
  chat_color_theme_inverted: true,
  icon_type: 'image',
  icon: '4d7a2c19-6e85-4b03-9f1d-2a8c5b7e0d64',
  icon_background: null,
  description: 'Answers while the shop is closed.\nA person reads along in the morning.',
  copyright: '© 2026 Pinewake Outfitters',
  privacy_policy: 'https://pinewake.example/privacy',
  input_placeholder: 'What keeps you awake?',
  custom_disclaimer: 'Fern is a machine. In an emergency call **112**.',
  default_language: 'en-US',
  show_workflow_steps: false,
  use_icon_as_answer_icon: true,
};

/** @type {readonly Row[]} */
export const featureApps = [
  [
    'app-demo-form',
    {
      info: info('Fitting room', 'Asks before it talks'),
      parameters: {
        opening_statement: formOpening,
        suggested_questions: ['What fits {{terrain}}?'],
        user_input_form: form,
      },
      site: {title: 'Fitting room', icon: '🥾', icon_background: '#F3E3D6', chat_color_theme: '#9a4a1c'},
    },
  ],
  [
    'app-demo-form-chatflow',
    {
      mode: 'advanced-chat',
      info: info('Fitting room, chatflow', 'Every control that a form can have'),
      parameters: {
        opening_statement: formOpening,
        suggested_questions: ['What fits {{terrain}}?'],
        user_input_form: [...form, ...chatflowControls],
      },
      site: {title: 'Fitting room, chatflow', icon: '🧦', chat_color_theme: '#9a4a1c'},
    },
  ],
  [
    'app-demo-files',
    {
      info: info('Gear doctor', 'Takes any file'),
      parameters: {
        opening_statement: 'Show me what is broken: a **photo**, a manual, the sound it makes, or a track.',
        file_upload: anyFile,
      },
      site: {title: 'Gear doctor', icon: '🩹', icon_background: '#FDE6E6'},
      // Slow enough to see that something is going on.
      failing: {upload: {wait: 900}},
    },
  ],
  [
    'app-demo-voice',
    {
      info: info('Hands-free', 'Listens and speaks'),
      parameters: {opening_statement: 'Ask me aloud; I can also read to you.', ...voice},
      site: {title: 'Hands-free', icon: '🎙️', icon_background: '#E3EEFB'},
    },
  ],
  [
    'app-demo-voice-auto',
    {
      info: info('Hands-free, talkative', 'Reads every answer aloud'),
      parameters: {
        opening_statement: 'Whatever I write, I also say.',
        speech_to_text: {enabled: true},
        text_to_speech: {enabled: true, voice: 'wren', language: 'en-US', autoPlay: 'enabled'},
      },
      site: {title: 'Hands-free, talkative', icon: '📣', icon_background: '#E3EEFB'},
    },
  ],
  [
    'app-demo-site',
    {
      info: info('Fern', 'A whole identity'),
      parameters: {opening_statement: 'Still up? So am I.', annotation_reply: {enabled: true}},
      site: wholeSite,
    },
  ],
  [
    'app-demo-history',
    {
      info: info('Long memory', 'Every visitor has been here sixty times'),
      parameters: {opening_statement: 'Good to see you again.'},
      site: {title: 'Long memory', icon: '🗃️', icon_background: '#EFEAD8'},
      past: {conversations: 60, messages: 120, minutesApart: 240},
    },
  ],
  [
    'app-demo-annotated',
    {
      info: info('Ines, mostly', 'Some answers were written by a person'),
      parameters: {
        opening_statement: 'Some of my answers were written by Ines.',
        suggested_questions: ['When are you open?', 'Say something rude'],
        annotation_reply: {
          enabled: true,
          id: 'b5d9e1f3-27a6-4c80-8e4b-1f6a3c9d7025',
          score_threshold: 0.9,
          embedding_model: {
            embedding_provider_name: 'openai',
            embedding_model_name: 'text-embedding-3-small',
          },
        },
        sensitive_word_avoidance: {enabled: true, type: 'keywords', config: {keywords: 'rude'}},
      },
      site: {title: 'Ines, mostly', icon: '✍️', icon_background: '#F7ECD0'},
    },
  ],
  [
    'app-demo-everything',
    {
      info: info('Everything', 'All features at once'),
      parameters: {
        opening_statement: `Hello {{name}}, everything is switched on today.`,
        suggested_questions: ['What fits {{terrain}}?', 'When are you open?', 'Where does this come from?'],
        suggested_questions_after_answer: {enabled: true},
        annotation_reply: {enabled: true},
        user_input_form: form,
        file_upload: anyFile,
        ...voice,
      },
      site: {...wholeSite, title: 'Everything', chat_color_theme_inverted: false, show_workflow_steps: true},
      past: {conversations: 25, messages: 30},
    },
  ],
  [
    'app-demo-members',
    {info: info('For members', 'Its web page asks its visitors to sign in'), access: 'private'},
  ],
  [
    'app-demo-unavailable',
    {
      info: info('Not published', 'HTTP 400 app_unavailable'),
      failing: refusing(
        ['parameters', 'chat', 'audio-to-text', 'text-to-audio'],
        400,
        'app_unavailable',
        'App unavailable, please check your app configurations.',
      ),
    },
  ],
  [
    'app-demo-forbidden',
    {
      info: info('Switched off', 'HTTP 403 to everything'),
      failing: refusing(['*'], 403, 'forbidden', "The app's API service has been disabled."),
    },
  ],
  [
    'app-demo-unauthorized',
    {
      info: info('Key withdrawn', 'HTTP 401 to everything'),
      failing: refusing(['*'], 401, 'unauthorized', 'Access token is invalid'),
    },
  ],
];

/**
 * @param {string} name
 * @param {string} description
 * @returns {App['info']}
 */
function info(name, description) {
  return {name, description, tags: [], author_name: author};
}

/**
 * @param {readonly string[]} routes
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @returns {App['failing']}
 */
function refusing(routes, status, code, message) {
  return Object.fromEntries(routes.map((route) => [route, {status, body: {code, message, status}}]));
}
