/** The form's fields for files. Loaded only with a form that has one, since it brings what uploads. */
import type {ChatFile} from '../../conversation/answer.js';
import {DifyError} from '../../conversation/dify-error.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {fieldRules} from '../../dify/attachment-rules.js';
import type {InputField} from '../../dify/input-form.js';
import type {FileInput} from '../../events.js';
import {fileStringsFor} from '../../i18n/localize-files.js';
import {fill, stringsFor} from '../../i18n/localize.js';
import type {Chat} from '../feature.js';
import {fileStyles} from '../files/file-styles.js';
import {givenFiles, uploadGathered} from '../files/given-files.js';
import {Uploader} from '../files/uploader.js';
import type {FileFault} from './checks.js';
import {FieldFiles} from './field-files.js';
import type {FieldModel} from './field.js';
import {fileField, focusIn} from './file-field.js';
import {fileFieldStyles} from './file-field-styles.js';
import type {FormEditor} from './form-editor.js';

export class FileFields {
  readonly #chat: Chat;
  readonly #uploader: Uploader;
  readonly #previews = new Map<string, string>();
  /** By variable, for each form that is being filled in: a sheet that is cancelled leaves the card as it was. */
  readonly #gathered = new Map<FormEditor, Map<string, FieldFiles>>();
  /** What the page gave last, so that it is uploaded once. */
  readonly #given = new Map<string, readonly unknown[]>();
  readonly #rules = new WeakMap<InputField, AttachmentRules>();

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#uploader = new Uploader(chat);
    chat.host.adopt([fileStyles, fileFieldStyles]);
  }

  draw(model: FieldModel, describedBy: string): unknown {
    const {editor, field, id} = model;
    return fileField({
      id,
      label: field.label,
      describedBy,
      rules: this.#rulesOf(field),
      gathered: this.#of(editor, field),
      previews: this.#previews,
      common: stringsFor(this.#chat.words),
      redraw: () => {
        this.#chat.host.requestUpdate();
      },
      focus: (...selectors) => focusIn(this.#chat.host, id, selectors),
    });
  }

  faultOf(editor: FormEditor, field: InputField): FileFault | null {
    return this.#gathered.get(editor)?.get(field.variable)?.fault ?? null;
  }

  /** `null`: nothing is on its way. */
  settled(editor: FormEditor): Promise<unknown> | null {
    const uploads = this.#all(editor).flatMap(({tray}) => tray.settled() ?? []);
    return uploads.length > 0 ? Promise.all(uploads) : null;
  }

  /** Uploads what the page gives as a `File`, in place of what the field held. */
  takeGiven(
    editor: FormEditor,
    fields: readonly InputField[],
    inputs: Readonly<Record<string, unknown>>,
  ): void {
    for (const field of fields) {
      if (!field.files || !Object.hasOwn(inputs, field.variable)) continue;
      const value = inputs[field.variable];
      const given: readonly unknown[] = Array.isArray(value) ? value : [value];
      const before = this.#given.get(field.variable);
      const isKnown = before?.length === given.length && given.every((item, at) => item === before[at]);
      if (isKnown || !given.some((item) => item instanceof File)) continue;
      this.#given.set(field.variable, given);
      this.#take(this.#of(editor, field), given as readonly FileInput[]);
    }
  }

  /** Uploads the files among the inputs of one message: none, unless all can be sent. @throws DifyError */
  async gather(
    fields: readonly InputField[],
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const {host, session} = this.#chat;
    const gathered = Object.entries(inputs).flatMap(([variable, value]) => {
      const given = [value].flat();
      // What the page itself gives was taken, or told of, when it came.
      const isFor = value !== host.config.inputs[variable] && given.some((item) => item instanceof File);
      return isFor ? [[variable, this.#checked(fields, variable, given as FileInput[])] as const] : [];
    });
    const uploads = gathered.map(async ([variable, files]) => [
      variable,
      await uploadGathered(this.#uploader, files, session.signal),
    ]);
    return {...inputs, ...(Object.fromEntries(await Promise.all(uploads)) as object)};
  }

  /** Whoever fills this form in has finished or gone: what is still on its way ends. */
  forget(editor: FormEditor): void {
    for (const gathered of this.#all(editor)) gathered.dropUnfinished();
    this.#gathered.delete(editor);
  }

  /** Another form was saved in place of this one: what did not get through here is no longer wanted. */
  forgetFailed(editor: FormEditor): void {
    for (const gathered of this.#all(editor)) gathered.dropUnfinished('failed');
  }

  /** What was uploaded belongs to the app and the user before. */
  relinked(): void {
    for (const editor of [...this.#gathered.keys()]) this.forget(editor);
    this.#given.clear();
    for (const url of this.#previews.values()) URL.revokeObjectURL(url);
    this.#previews.clear();
  }

  #take({tray}: FieldFiles, given: readonly FileInput[]): void {
    tray.clear();
    try {
      tray.add(givenFiles(given, tray.rules, tray.room, fileStringsFor(this.#chat.words)));
    } catch (error) {
      if (!(error instanceof DifyError)) throw error;
      this.#chat.report(error);
    }
  }

  #checked(
    fields: readonly InputField[],
    variable: string,
    given: readonly FileInput[],
  ): ReturnType<typeof givenFiles> {
    const field = fields.find((each) => each.variable === variable && each.files);
    if (!field) throw new DifyError('invalid_config', `The app asks for no file as “${variable}”.`);
    const rules = this.#rulesOf(field);
    return givenFiles(given, rules, rules.maxCount, fileStringsFor(this.#chat.words));
  }

  #all(editor: FormEditor): readonly FieldFiles[] {
    return [...(this.#gathered.get(editor)?.values() ?? [])];
  }

  #of(editor: FormEditor, field: InputField): FieldFiles {
    const fields = this.#gathered.get(editor) ?? new Map<string, FieldFiles>();
    this.#gathered.set(editor, fields);
    const known = fields.get(field.variable);
    if (known) return known;
    const gathered = new FieldFiles(
      {
        read: () => editor.valueOf(field),
        write: (files: readonly ChatFile[]) => {
          editor.change(field, files);
        },
        rules: () => this.#rulesOf(field),
      },
      {
        uploader: this.#uploader,
        previews: this.#previews,
        changed: () => {
          this.#chat.host.requestUpdate();
        },
        attached: (name) => {
          this.#chat.announce(fill(fileStringsFor(this.#chat.words).uploaded, {name}));
        },
      },
    );
    fields.set(field.variable, gathered);
    return gathered;
  }

  #rulesOf(field: InputField): AttachmentRules {
    const known = this.#rules.get(field);
    if (known) return known;
    const rules = fieldRules(field.files ?? {}, field.maxLength, this.#chat.state.app.parameters);
    this.#rules.set(field, rules);
    return rules;
  }
}
