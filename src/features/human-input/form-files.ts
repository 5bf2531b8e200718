/** Files that a form in an answer asks for. Loaded only with a form that does, since it brings what uploads. */
import type {FormFileControl, HumanForm} from '../../conversation/human-form.js';
import {controlRules} from '../../dify/attachment-rules.js';
import type {UploadTarget} from '../../dify/files.js';
import {FormUploads} from '../../dify/form-uploads.js';
import {fileStringsFor} from '../../i18n/localize-files.js';
import {fill, stringsFor} from '../../i18n/localize.js';
import type {Chat} from '../feature.js';
import {fileStyles} from '../files/file-styles.js';
import {Uploader} from '../files/uploader.js';
import {FieldFiles} from '../form/field-files.js';
import {fileField, focusIn} from '../form/file-field.js';
import {fileFieldStyles} from '../form/file-field-styles.js';
import type {Entry} from './entries.js';
import {filesIn} from './entries.js';
import type {CardModel} from './form-card.js';
import {labelOf} from './form-content.js';

export class FormFiles {
  readonly #chat: Chat;
  readonly #uploader: Uploader;
  readonly #previews = new Map<string, string>();
  /** Where the files of a form go, by its id. */
  readonly #targets = new Map<string, UploadTarget>();

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#uploader = new Uploader(chat);
    chat.host.adopt([fileStyles, fileFieldStyles]);
  }

  /** @param inDoubt the server takes no files for the form: it may be over. */
  draw(
    control: FormFileControl,
    {form, entry}: CardModel,
    id: string,
    describedBy: string,
    inDoubt: () => void,
  ): unknown {
    const {host} = this.#chat;
    const gathered = this.#of(form, entry, control, inDoubt);
    return fileField({
      id,
      label: labelOf(control.name),
      describedBy,
      rules: this.#rulesOf(control),
      gathered,
      previews: this.#previews,
      common: stringsFor(this.#chat.words),
      redraw: () => {
        this.#chat.redraw();
      },
      focus: (...selectors) => focusIn(host, id, selectors),
    });
  }

  /** No form needs them any more. */
  release(): void {
    for (const url of this.#previews.values()) URL.revokeObjectURL(url);
    this.#previews.clear();
    this.#targets.clear();
  }

  #of(form: HumanForm, entry: Entry, control: FormFileControl, inDoubt: () => void): FieldFiles {
    const {name} = control;
    const known = entry.gathered.get(name);
    if (known) return known;
    const made = new FieldFiles(
      {
        read: () => filesIn(entry, control),
        write: (files) => {
          entry.files.set(name, files);
        },
        rules: () => this.#rulesOf(control),
      },
      {
        uploader: this.#uploader,
        target: this.#targetOf(form, inDoubt),
        previews: this.#previews,
        changed: () => {
          this.#chat.redraw();
        },
        attached: (file) => {
          this.#chat.announce(fill(fileStringsFor(this.#chat.words).uploaded, {name: file}));
        },
      },
    );
    entry.gathered.set(name, made);
    return made;
  }

  /** The Service API takes files of forms as all others: `undefined`. */
  #targetOf({id, token}: HumanForm, inDoubt: () => void): UploadTarget | undefined {
    const {session, host} = this.#chat;
    const {baseUrl, user, appToken, responseMode, timeout, idleTimeout} = host.config;
    if (!appToken || token === null) return undefined;
    const known = this.#targets.get(id);
    if (known) return known;
    const connection = {
      baseUrl,
      user,
      responseMode,
      timeoutMs: timeout,
      idleTimeoutMs: idleTimeout,
      fetch: (...asked: Parameters<typeof fetch>) => {
        const {fetch} = host; // a browser's own takes no element for its `this`
        return fetch(...asked);
      },
    };
    const made = new FormUploads(session.link.transport, connection, token, inDoubt);
    this.#targets.set(id, made);
    return made;
  }

  #rulesOf(control: FormFileControl): ReturnType<typeof controlRules> {
    return controlRules(control, this.#chat.state.app.parameters);
  }
}
