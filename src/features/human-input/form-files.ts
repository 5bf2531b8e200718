/** Files that a form in an answer asks for. Loaded only with a form that does, since it brings what uploads. */
import type {FormFileControl} from '../../conversation/human-form.js';
import {controlRules} from '../../dify/attachment-rules.js';
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
import {labelOf} from './form-content.js';

export class FormFiles {
  readonly #chat: Chat;
  readonly #uploader: Uploader;
  readonly #previews = new Map<string, string>();

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#uploader = new Uploader(chat);
    chat.host.adopt([fileStyles, fileFieldStyles]);
  }

  draw(control: FormFileControl, entry: Entry, id: string, describedBy: string): unknown {
    const {host} = this.#chat;
    const gathered = this.#of(entry, control);
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
  }

  #of(entry: Entry, control: FormFileControl): FieldFiles {
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

  #rulesOf(control: FormFileControl): ReturnType<typeof controlRules> {
    return controlRules(control, this.#chat.state.app.parameters);
  }
}
