// @ts-check
/** Answers for which a chatflow waits until people have filled in a form. Any other app can only say that. */

/** @typedef {import('./phrases.mjs').Phrase} Phrase */
/** @typedef {import('./phrases.mjs').Answer} Answer */
/** @typedef {import('./forms.mjs').Control} Control */
/** @typedef {import('./forms.mjs').Form} Form */
/** @typedef {import('./forms.mjs').FormPlan} FormPlan */

const files = {
  allowed_file_types: ['image', 'document'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['local_file', 'remote_url'],
};

/** @type {readonly Control[]} */
const everyControl = [
  paragraph('note', 'Two of us, and a dog.'),
  {
    type: 'paragraph',
    output_variable_name: 'address',
    default: {type: 'variable', selector: ['customer', 'address'], value: ''},
  },
  select('nights', ['one night', 'two nights', 'a week']),
  {type: 'file', output_variable_name: 'permit', ...files},
  {type: 'file-list', output_variable_name: 'photos', ...files, number_limits: 3},
];

/** @type {FormPlan} */
const booking = {
  node_id: 'booking',
  node_title: 'Book the hut',
  form_content: `### The hut on the ridge

It is free from **Friday** on. What I need from you:

**For the keeper**

{{#$output.note#}}

**Where the key goes**

{{#$output.address#}}

**How long**

{{#$output.nights#}}

**Your permit**

{{#$output.permit#}}

**Photos of your gear** (up to three)

{{#$output.photos#}}`,
  inputs: everyControl,
  actions: [
    {id: 'book', title: 'Book it', button_style: 'primary'},
    {id: 'ask_more', title: 'Ask the keeper', button_style: 'default'},
    {id: 'cancel', title: 'Cancel the trip', button_style: 'accent'},
    {id: 'later', title: 'Later', button_style: 'ghost'},
  ],
  resolved_default_values: {address: '4 Pine Lane\nPinewake'},
};

/** @type {FormPlan} */
const refund = {
  node_id: 'refund',
  node_title: 'Refund',
  form_content:
    'A refund of **129.00** for order `PW-2291`.\n\n{{#$output.comment#}}\n\n{{#$output.reason#}}\n\nShall I send it?',
  inputs: [paragraph('comment', ''), select('reason', ['too small', 'too heavy', 'broken'])],
  actions: [
    {id: 'approve', title: 'Approve', button_style: 'primary'},
    {id: 'reject', title: 'Reject', button_style: 'default'},
  ],
};

/** @type {FormPlan} */
const shipping = {
  node_id: 'shipping',
  node_title: 'Shipping',
  form_content: 'Where shall the parcel go?\n\n{{#$output.address#}}',
  inputs: [paragraph('address', '')],
  actions: [{id: 'send', title: 'Send it there', button_style: 'accent'}],
};

/** @type {readonly Phrase[]} */
export const humanAnswers = [
  asks('Book the hut on the ridge', 'A form with every control and every style of button', /\bbook\b/, [
    [booking],
  ]),
  asks('Refund my tent', 'A form to approve or reject', /^refund/, [[refund]]),
  asks(
    'Ask me two things at once',
    'Two forms at once: the run goes on when both are answered',
    /two things/,
    [[refund, shipping]],
  ),
  asks('Ask me one thing after the other', 'Two pauses, one after the other', /one thing after/, [
    [refund],
    [shipping],
  ]),
  asks('Hurry me', 'A form that expires after 20 seconds', /^hurry/, [[{...refund, expires_in: 20}]]),
  asks('I am too late', 'A form that expires after a second', /too late/, [[{...refund, expires_in: 1}]]),
  asks('Ask my boss', 'A form that somebody else gets by e-mail: it has no token', /my boss/, [
    [{...refund, form_token: null}],
  ]),
  asks('Ask behind my back', 'A form that is not to be shown here', /behind my back/, [
    [{...refund, display_in_ui: false}],
  ]),
];

/**
 * @param {string} say
 * @param {string} shows
 * @param {RegExp} pattern Of the query in lower case.
 * @param {readonly (readonly FormPlan[])[]} rounds
 * @returns {Phrase}
 */
function asks(say, shows, pattern, rounds) {
  return {
    say,
    shows,
    group: 'forms',
    fits: (query) => pattern.test(query),
    answer: () => ({text: 'Let me ask before I do anything.\n\n', asks: rounds, concludes: conclusion}),
  };
}

/** @param {readonly Form[]} forms @returns {string} What is said at last. */
function conclusion(forms) {
  const lines = forms.map(({submission, nodeTitle}) => {
    if (!submission) return `- ${nodeTitle}: **nobody answered in time**`;
    const values = Object.entries(submission.values).map(([name, value]) => `${name} ${shown(value)}`);
    return `- ${nodeTitle}: **${submission.action.title}**${values.length > 0 ? `, with ${values.join(', ')}` : ''}`;
  });
  return `Thank you. This is what I go by:\n\n${lines.join('\n')}`;
}

/** @param {unknown} value @returns {string} */
function shown(value) {
  if (Array.isArray(value)) return `(${value.length} files)`;
  return typeof value === 'string' ? `“${value}”` : '(a file)';
}

/** @param {string} name @param {string} value @returns {Control} */
function paragraph(name, value) {
  return {type: 'paragraph', output_variable_name: name, default: {type: 'constant', selector: [], value}};
}

/** @param {string} name @param {string[]} options @returns {Control} */
function select(name, options) {
  return {
    type: 'select',
    output_variable_name: name,
    option_source: {type: 'constant', selector: [], value: options},
  };
}
