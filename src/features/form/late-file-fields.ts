/** Stands for the fields for files until what draws and uploads them has come, which it does when a form has one. */
import {html} from 'lit';
import {partMissing} from '../../on-demand.js';
import type {InputField} from '../../dify/input-form.js';
import {sentenceFor, stringsFor} from '../../i18n/localize.js';
import type {Chat} from '../feature.js';
import type {FileFault} from './checks.js';
import type {FileControl} from './field.js';
import type {FileFields} from './file-fields.js';
import type {FormEditor} from './form-editor.js';

export class LateFileFields {
  readonly #chat: Chat;
  readonly #fields: () => readonly InputField[];
  /** The form that takes what the page gives. */
  readonly #card: () => FormEditor;
  #loaded: FileFields | null = null;
  #loading: Promise<void> | null = null;
  #hasFailed = false;

  constructor(chat: Chat, fields: () => readonly InputField[], card: () => FormEditor) {
    this.#chat = chat;
    this.#fields = fields;
    this.#card = card;
  }

  readonly control: FileControl = (model, describedBy) => {
    if (this.#loaded) return this.#loaded.draw(model, describedBy);
    if (!this.#hasFailed) return html`<div class="form-files" aria-busy="true"></div>`;
    const strings = stringsFor(this.#chat.words);
    return html`<div class="form-files" id=${model.id}>
      <p class="form-fault">${sentenceFor('network', strings)}</p>
      <button class="form-button" type="button" @click=${this.#load}>${strings.retry}</button>
    </div>`;
  };

  /** Loads what is needed and uploads what the page gives. */
  look(): void {
    const isWanted = this.#fields().some(({files}) => files);
    if (!isWanted) return;
    if (this.#loaded) this.#loaded.takeGiven(this.#card(), this.#fields(), this.#chat.host.config.inputs);
    else if (!this.#loading && !this.#hasFailed) this.#load();
  }

  faultOf(editor: FormEditor, field: InputField): FileFault | null {
    return this.#loaded?.faultOf(editor, field) ?? null;
  }

  /** What the page gives as files is waited for from the beginning: until it is known where they belong. */
  settled(): Promise<unknown> | null {
    this.look();
    if (this.#loaded || !this.#isGivenFiles) return this.#loaded?.settled(this.#card()) ?? null;
    return this.#chat.session.appDescribed.then(async () => {
      this.look();
      await this.#loading;
      await this.#loaded?.settled(this.#card());
    });
  }

  /** Uploads the files among the inputs of one message. @throws DifyError for the first that cannot be sent. */
  async gather(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    await this.#chat.session.appDescribed;
    if (!this.#loaded && !this.#loading) this.#load();
    await this.#loading;
    if (!this.#loaded) throw partMissing(null); // why was told of by then
    return this.#loaded.gather(this.#fields(), inputs);
  }

  forget(editor: FormEditor): void {
    this.#loaded?.forget(editor);
  }

  forgetFailed(editor: FormEditor): void {
    this.#loaded?.forgetFailed(editor);
  }

  relinked(): void {
    this.#loaded?.relinked();
  }

  get #isGivenFiles(): boolean {
    const given = Object.values(this.#chat.host.config.inputs).flat();
    return given.some((value) => value instanceof File);
  }

  readonly #load = (): void => {
    this.#hasFailed = false;
    this.#loading = import('./file-fields.js')
      .then(
        ({FileFields: Fields}) => {
          this.#loaded = new Fields(this.#chat);
          this.look();
        },
        (cause: unknown) => {
          this.#hasFailed = true;
          this.#chat.report(partMissing(cause));
        },
      )
      .then(() => {
        this.#loading = null;
        this.#chat.host.requestUpdate();
      });
    this.#chat.host.requestUpdate();
  };
}
