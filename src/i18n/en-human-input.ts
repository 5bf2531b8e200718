/** The sentences of forms inside answers, in English. They are loaded with what draws these forms. */
export const enHumanInput = {
  untitled: 'Your input is needed',
  needed: 'Your input is needed: {title}',
  expires: 'Expires {time}',
  expired: 'Nobody answered in time: this form has expired.',
  answered: 'Answered: {action}',
  answeredElsewhere: 'Somebody else has answered this form.',
  gone: 'This form no longer exists.',
  waiting: 'Waiting for somebody else to answer.',
  choose: 'Choose…',
  /** A field that was left empty. */
  nothing: '—',
  missing: {
    choice: 'Please choose one.',
    files: 'Please add a file.',
    uploading: 'Please wait until the upload is finished.',
    'not-uploaded': 'Please try the upload again, or remove the file.',
  },
  sending: 'Sending…',
  sent: 'Sent: {action}',
  tooOften: 'That was too many tries. Please wait {time}, then send it again. What you filled in is kept.',
  kept: 'What you filled in is kept.',
  errors: {
    invalid_form_data: 'Something that you filled in was not accepted. Please check it, then send it again.',
    bad_request: 'This form cannot be answered here.',
    web_form_rate_limit_exceeded:
      'That was too many tries. Please wait a minute, then send it again. What you filled in is kept.',
  },
};
