// @ts-check
/** Forms that a chatflow waits for: how they are announced, answered, refused, and what history keeps of them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, eventsIn, eventually, order, readerOf, readUntil, refusedWith, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */
/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */

/**
 * Asks the booking desk something that it asks back for.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} query
 */
async function paused(t, query) {
  const visitor = await visit(t, 'app-demo-human');
  const events = await visitor.events(query);
  const forms = events.filter(({event}) => event === 'human_input_required').map(({data}) => data);
  const run = events[0]?.['workflow_run_id'];
  const conversation = events[0]?.['conversation_id'];
  const listen = (more = '') => visitor.call(`/v1/workflow/${run}/events?user=${visitor.user}${more}`);
  /** @param {Json} body @param {Json} [form] */
  const submit = (body, form = forms[0]) =>
    visitor.post(`/v1/form/human_input/${form.form_token}`, {user: visitor.user, ...body});
  return {...visitor, events, forms, run, conversation, listen, submit};
}

const refund = {inputs: {comment: 'Fine', reason: 'too small'}, action: 'approve'};

test('a run that needs people announces its form, pauses, and its answer closes', async (t) => {
  const {events, forms, run} = await paused(t, 'Refund my tent');
  assert.deepEqual(order(events).slice(-2), ['human_input_required', 'workflow_paused']);
  const [form] = forms;
  assert.deepEqual(
    form.inputs.map((/** @type {Json} */ {type}) => type),
    ['paragraph', 'select'],
  );
  assert.equal(form.display_in_ui, true);
  assert.ok(form.expiration_time > Date.now() / 1000);
  const pause = events.at(-1)?.['data'];
  assert.equal(pause.workflow_run_id, run);
  assert.deepEqual(pause.paused_nodes, [form.node_id]);
  assert.equal(pause.reasons[0].TYPE, 'human_input_required');
  assert.equal(pause.reasons[0].form_token, form.form_token);
});

test('a form has every control and every style of button', async (t) => {
  const {forms, call} = await paused(t, 'Book the hut on the ridge');
  const [form] = forms;
  assert.deepEqual(
    form.inputs.map((/** @type {Json} */ {type}) => type),
    ['paragraph', 'paragraph', 'select', 'file', 'file-list'],
  );
  assert.deepEqual(
    form.actions.map((/** @type {Json} */ action) => action.button_style),
    ['primary', 'default', 'accent', 'ghost'],
  );
  const shown = await bodyOf(call(`/v1/form/human_input/${form.form_token}`));
  assert.deepEqual(Object.keys(shown), [
    'form_content',
    'inputs',
    'resolved_default_values',
    'user_actions',
    'expiration_time',
  ]);
  for (const {output_variable_name: name} of form.inputs)
    assert.ok(shown.form_content.includes(`{{#$output.${name}#}}`));
  assert.match(shown.resolved_default_values.address, /Pinewake/);
});

test('a paused answer stands in history with its form, and afterwards with what was answered', async (t) => {
  const {forms, conversation, history, submit, run, listen} = await paused(t, 'Refund my tent');
  const [waiting] = await history(conversation);
  assert.equal(waiting?.['status'], 'paused');
  assert.match(waiting?.['answer'], /^Let me ask/);
  assert.deepEqual(
    waiting?.['extra_contents'],
    [
      {
        type: 'human_input',
        workflow_run_id: run,
        submitted: false,
        form_definition: {...forms[0], approval_channels: undefined},
        form_submission_data: null,
      },
    ].map((content) => JSON.parse(JSON.stringify(content))),
  );
  const rest = await listen();
  assert.deepEqual(await bodyOf(submit(refund)), {});
  await rest.text();
  const [answered] = await history(conversation);
  assert.equal(answered?.['status'], 'normal');
  assert.match(answered?.['answer'], /^Let me ask[^]*Refund: \*\*Approve\*\*/);
  const content = answered?.['extra_contents'][0];
  assert.equal(content.submitted, true);
  assert.equal(content.form_definition, null);
  assert.equal(content.form_submission_data.action_text, 'Approve');
  assert.match(content.form_submission_data.rendered_content, /Fine\n\ntoo small/);
});

test('who listens without the snapshot hears how the run goes on', async (t) => {
  const {listen, submit, forms} = await paused(t, 'Refund my tent');
  const reader = readerOf(await listen());
  assert.equal(await readUntil(reader, '\n\n'), 'event: ping\n\n');
  await submit(refund);
  const events = eventsIn(await readUntil(reader, '"workflow_finished"'));
  assert.deepEqual(order(events), [
    'workflow_started',
    'human_input_form_filled',
    'node_finished',
    'message',
    'node_started',
    'node_finished',
    'message_end',
    'workflow_finished',
  ]);
  assert.equal(events[0]?.['data'].reason, 'resumption');
  assert.deepEqual(events[1]?.['data'].submitted_data, refund.inputs);
  assert.equal(events[1]?.['data'].node_id, forms[0].node_id);
  assert.ok((await reader.read()).done);
});

test('with the snapshot a paused run is told at once, and the stream closes', async (t) => {
  const {listen, forms} = await paused(t, 'Refund my tent');
  const response = await listen('&include_state_snapshot=true');
  assert.equal(response.headers.get('cache-control'), 'no-cache');
  const events = eventsIn(await response.text());
  assert.deepEqual(order(events).slice(0, 2), ['workflow_started', 'message_replace']);
  assert.deepEqual(order(events).slice(-2), ['human_input_required', 'workflow_paused']);
  assert.match(events[1]?.['answer'], /^Let me ask/);
  const nodes = events.filter(({event}) => event === 'node_finished');
  assert.ok(nodes.length > 3);
  for (const {data} of nodes) assert.equal(data.outputs, null);
  const open = events.filter(({event}) => event === 'node_started').at(-1);
  assert.equal(open?.['data'].node_type, 'human-input');
  assert.equal(events.at(-2)?.['data'].form_token, forms[0].form_token);
});

test('one who continues on pause stays through the second pause', async (t) => {
  const {listen, submit, control, user} = await paused(t, 'Ask me one thing after the other');
  const reader = readerOf(await listen('&include_state_snapshot=true&continue_on_pause=true'));
  await readUntil(reader, '"workflow_paused"');
  await submit(refund);
  const second = await readUntil(reader, '"workflow_paused"');
  assert.match(second, /"node_title":"Shipping"/);
  const {data} = await control('GET', `forms?user=${user}`);
  await submit({inputs: {address: 'Here'}, action: 'send'}, data[1]);
  await readUntil(reader, '"workflow_finished"');
  assert.ok((await reader.read()).done);
});

test('a run with two forms pauses again until both are answered', async (t) => {
  const {events, forms, listen, submit} = await paused(t, 'Ask me two things at once');
  assert.equal(forms.length, 2);
  assert.equal(events.at(-1)?.['data'].reasons.length, 2);
  const first = await listen();
  await submit({inputs: {address: 'Here'}, action: 'send'}, forms[1]);
  const between = eventsIn(await first.text());
  assert.deepEqual(order(between), [
    'workflow_started',
    'human_input_form_filled',
    'node_finished',
    'human_input_required',
    'workflow_paused',
  ]);
  assert.equal(between[3]?.['data'].form_token, forms[0].form_token);
  const second = await listen();
  await submit(refund, forms[0]);
  assert.equal(order(eventsIn(await second.text())).at(-1), 'workflow_finished');
});

test('what does not fit a form is refused, and the form stays open', async (t) => {
  const {submit, call} = await paused(t, 'Book the hut on the ridge');
  const link = {type: 'image', transfer_method: 'remote_url', url: 'https://x.example/a.png'};
  const inputs = {nights: 'a week', permit: link, photos: [link]};
  const wrong = [
    {inputs, action: 'burn'},
    {inputs: {nights: 'a week'}, action: 'book'},
    {inputs: {...inputs, note: 7}, action: 'book'},
    {inputs: {...inputs, nights: 'for ever'}, action: 'book'},
    {inputs: {...inputs, permit: 'a.png'}, action: 'book'},
    {inputs: {...inputs, permit: {...link, type: 'video'}}, action: 'book'},
    {inputs: {...inputs, photos: [link, link, link, link]}, action: 'book'},
    {inputs: 'all', action: 'book'},
  ];
  for (const body of wrong) await refusedWith(await submit(body), 400, 'invalid_form_data');
  await refusedWith(await submit({inputs, action: 'book', user: undefined}), 400, 'invalid_param');
  for (const token of ['nonsense', 'null'])
    await refusedWith(await call(`/v1/form/human_input/${token}`), 404, 'not_found');
  assert.deepEqual(await bodyOf(submit({inputs, action: 'book'})), {});
});

test('a form takes one answer, from whoever comes first', async (t) => {
  const {submit, control, forms, call, listen, url} = await paused(t, 'Refund my tent');
  const path = `/v1/form/human_input/${forms[0].form_token}`;
  const foreign = await fetch(url + path, {headers: {authorization: 'Bearer app-demo-chatflow'}});
  assert.equal(foreign.status, 404);
  const rest = await listen();
  await control('POST', `submit-form/${forms[0].form_id}`, refund);
  assert.equal(order(eventsIn(await rest.text())).at(-1), 'workflow_finished');
  await refusedWith(await submit(refund), 412, 'human_input_form_submitted');
  await refusedWith(await call(path), 412, 'human_input_form_submitted');
});

test('a form that nobody answers in time is closed, and the run goes on without it', async (t) => {
  const {submit, control, forms, listen, history, conversation} = await paused(t, 'Refund my tent');
  const {form_id: id, form_token: token} = forms[0];
  await control('POST', `expire-form/${id}`, {resumes: false});
  await refusedWith(await submit(refund), 412, 'human_input_form_expired');
  assert.equal((await history(conversation))[0]?.['status'], 'paused');
  const rest = await listen();
  await control('POST', `expire-form/${token}`);
  const events = eventsIn(await rest.text());
  assert.deepEqual(order(events).slice(0, 3), [
    'workflow_started',
    'human_input_form_timeout',
    'node_finished',
  ]);
  assert.deepEqual(Object.keys(events[1]?.['data']), ['node_id', 'node_title', 'expiration_time']);
  assert.match((await history(conversation))[0]?.['answer'], /nobody answered in time/);
  await refusedWith(await submit(refund), 412, 'human_input_form_expired');
});

test('a form that expires by the clock closes by itself', async (t) => {
  const visitor = await visit(t, 'app-demo-human');
  const {control, ask, user, history} = visitor;
  const late = {event: {event: 'message', answer: 'late'}};
  const ended = {event: {event: 'message_end', metadata: {}}};
  const steps = [
    {event: {event: 'message', conversation_id: '$conversation', answer: 'too '}},
    {form: {expires_in: 0}},
    {pause: true, then: {timeout: [late, ended]}},
  ];
  await control('PUT', `plays/${user}`, {steps});
  const [first] = eventsIn(await (await ask(`play:${user}`)).text());
  await eventually(async () => (await history(first?.['conversation_id']))[0]?.['answer'] === 'too late');
  assert.equal((await control('GET', `forms?user=${user}`)).data[0].status, 'expired');
});

test('a form that is delivered elsewhere has no token, and one may be kept from view', async (t) => {
  const {forms, control, listen} = await paused(t, 'Ask my boss');
  assert.equal(forms[0].form_token, null);
  const rest = await listen();
  await control('POST', `submit-form/${forms[0].form_id}`, refund);
  assert.equal(order(eventsIn(await rest.text())).at(-1), 'workflow_finished');
  const other = await paused(t, 'Ask behind my back');
  assert.equal(other.forms[0].display_in_ui, false);
});

test('without a stream a pause is the answer', async (t) => {
  const {ask} = await visit(t, 'app-demo-human');
  const body = await bodyOf(ask('Refund my tent', {response_mode: 'blocking'}));
  assert.equal(body.event, 'workflow_paused');
  assert.equal(body.data.status, 'paused');
  assert.equal(body.data.workflow_run_id, body.workflow_run_id);
  assert.match(body.answer, /^Let me ask/);
});

test("a play chooses what comes after each of a form's buttons", async (t) => {
  const visitor = await visit(t, 'app-demo-human');
  const {control, ask, user, post, call} = visitor;
  /** @param {string} answer */
  const says = (answer) => ({event: {event: 'message', message_id: '$message', answer}});
  const over = {event: {event: 'workflow_finished', workflow_run_id: '$run', data: {status: 'succeeded'}}};
  const form = {
    form_content: '{{#$output.why#}}',
    inputs: [{type: 'paragraph', output_variable_name: 'why'}],
    actions: [
      {id: 'yes', title: 'Yes', button_style: 'primary'},
      {id: 'no', title: 'No', button_style: 'ghost'},
    ],
  };
  const steps = [{form}, {pause: true, then: {yes: [says('good')], no: [says('pity')]}}, over];
  await control('PUT', `plays/${user}`, {steps});
  for (const [action, word] of [
    ['yes', 'good'],
    ['no', 'pity'],
  ]) {
    const events = eventsIn(await (await ask(`play:${user}`)).text());
    const token = events.find(({event}) => event === 'human_input_required')?.['data'].form_token;
    const rest = await call(`/v1/workflow/${events[0]?.['workflow_run_id']}/events?user=${user}`);
    await post(`/v1/form/human_input/${token}`, {user, inputs: {why: 'because'}, action});
    const after = eventsIn(await rest.text());
    assert.equal(after.find(({event}) => event === 'message')?.['answer'], word);
  }
});

test('an old server knows no forms, and other apps only say so', async (t) => {
  const old = await visit(t, 'app-demo-chatflow-legacy');
  assert.equal((await old.call('/v1/form/human_input/x')).headers.get('access-control-allow-origin'), null);
  assert.ok(!order(await old.events('Refund my tent')).includes('workflow_paused'));
  const chat = await visit(t);
  assert.equal(order(await chat.events('Refund my tent')).at(-1), 'message_end');
});
