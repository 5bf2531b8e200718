/**
 * The app's input form: asked before the first message, at hand later, and filled into the app's texts. Its values
 * stay with this page view alone: they may be personal, so no storage keeps them.
 */
import {html, nothing} from 'lit';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import {isUnderWay} from '../../conversation/answer.js';
import type {InputField, InputValue} from '../../dify/input-form.js';
import {refusedInput} from '../../dify/input-form.js';
import {fill} from '../../i18n/localize.js';
import {formStringsFor} from '../../i18n/localize-form.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat, Feature, Places} from '../feature.js';
import {fieldId} from './field.js';
import {fillVariables, hasBlank} from './fill.js';
import {formCard} from './form-card.js';
import {FormEditor} from './form-editor.js';
import {formSheet} from './form-sheet.js';
import {formStyles} from './form-styles.js';
import {detailsIcon} from './icons.js';
import {coverPanel} from '../cover-panel.js';
import {jsonCheckFor} from './late-json-check.js';
import {LateFileFields} from './late-file-fields.js';
import {FormValues} from './values.js';

export function feature(chat: Chat): Feature {
  return new InputForm(chat);
}

/** The form while it lies over the conversation; what is typed there counts when it is saved. */
interface Sheet {
  readonly editor: FormEditor;
  readonly changed: Map<string, InputValue>;
  /** The question that was refused for its details: it is asked again when they are saved. */
  readonly refused: Turn | null;
  readonly placed: (sheet: Element | undefined) => void;
}

class InputForm implements Feature {
  readonly styles = formStyles;
  readonly #chat: Chat;
  readonly #values: FormValues;
  readonly #files: LateFileFields;
  /** What is typed before the first message counts at once: whoever just writes sends it along. */
  #card: FormEditor;
  /** The visitor has finished the form, or gone past it. */
  #isDone = false;
  #sheet: Sheet | null = null;
  /** Past messages have come, and the form that their values belong to may not have. */
  #isToRestore = false;

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#values = new FormValues(chat);
    this.#files = new LateFileFields(
      chat,
      () => this.#values.fields,
      () => this.#card,
    );
    this.#card = this.#newCard();
    const {state} = chat;
    this.#isDone = state.conversation.thread.length > 0;
    if (this.#isDone && Object.keys(state.inputs).length === 0) this.#values.restore(state);
  }

  readonly places: Places = {
    welcome: () =>
      this.#isAsking
        ? formCard(
            {editor: this.#card, strings: formStringsFor(this.#chat.words), fileControl: this.#files.control},
            this.#start,
          )
        : nothing,
    headerEnd: () => this.#detailsButton(),
    cover: () => {
      // The page may have given files. Once this update is over: what changes during it would not be drawn.
      queueMicrotask(() => {
        this.#files.look();
        // Without it the server tells what is wrong.
        jsonCheckFor(this.#values.visible)?.then(this.#redraw, () => undefined);
      });
      return this.#cover();
    },
    answerFoot: (model, turn) => this.#wayToDetails(model, turn),
  };

  changed({app, conversation}: ChatState, {conversation: before}: ChatState): void {
    if (before.isLoading && !conversation.isLoading && !conversation.error) this.#isToRestore = true;
    if (this.#isToRestore && app.parameters) {
      this.#isToRestore = false;
      this.#values.restore(this.#chat.state);
    }
    const isEmptyNow = conversation.thread.length === 0;
    if (isEmptyNow === (before.thread.length === 0)) return;
    // A new conversation keeps the values, since it is the same visitor: it asks only where something is still amiss.
    this.#isDone = !isEmptyNow || this.#card.firstAtFault === null;
    this.#renewCard();
  }

  relinked(): void {
    this.#isDone = false;
    this.#isToRestore = false;
    this.#sheet = null;
    this.#files.relinked();
    this.#renewCard();
  }

  suspend(): void {
    if (this.#sheet) this.#files.forget(this.#sheet.editor);
    this.#files.forget(this.#card);
  }

  readonly isObstacleOfDraft = true;

  obstacle(): string | null {
    const field = this.#card.firstAtFault ?? this.#hiddenUnderWay;
    const kind = field && this.#card.whatIsWrong(field)?.kind;
    if (!kind) return null;
    const {fillInFirst, checkFirst, addFileFirst, waitFirst} = formStringsFor(this.#chat.words);
    const missing = field.files ? addFileFirst : fillInFirst;
    const sentence = kind === 'missing' ? missing : kind === 'uploading' ? waitFirst : checkFirst;
    return fill(sentence, {name: field.label});
  }

  settled(): Promise<unknown> | null {
    return this.#files.settled();
  }

  declared(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return this.#values.declared(inputs);
  }

  gatherInputs(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    return this.#files.gather(inputs);
  }

  showObstacle(): void {
    const obstacle = this.obstacle();
    if (this.#card.firstAtFault === null) {
      // On its way by itself: there is nothing to do but to wait.
    } else if (this.#isAsking) {
      this.#focus(this.#card.tellAll());
      this.#chat.host.requestUpdate();
    } else this.#openSheet(null, true);
    if (obstacle) this.#chat.announce(obstacle);
  }

  fill(text: string, isMarkdown: boolean): string {
    return fillVariables(text, this.#textOf, isMarkdown);
  }

  hasBlank(text: string): boolean {
    return hasBlank(text, this.#textOf);
  }

  /** The page has given a file for a field that nobody sees. */
  get #hiddenUnderWay(): InputField | null {
    const isOnItsWay = (field: InputField): boolean =>
      field.isHidden && this.#files.faultOf(this.#card, field)?.kind === 'uploading';
    return this.#values.fields.find(isOnItsWay) ?? null;
  }

  get #isAsking(): boolean {
    return (
      !this.#isDone &&
      this.#chat.state.conversation.thread.length === 0 &&
      (this.#values.visible.some((field) => this.#values.isOpen(field)) || this.#card.firstAtFault !== null)
    );
  }

  #newCard(): FormEditor {
    const card: FormEditor = new FormEditor({
      fields: () => this.#values.visible,
      read: (field) => this.#values.valueOf(field),
      write: (field, value) => {
        this.#values.fillIn(new Map([[field.variable, value]]));
      },
      fileFault: (field) => this.#files.faultOf(card, field),
      redraw: this.#redraw,
    });
    return card;
  }

  #renewCard(): void {
    this.#files.forget(this.#card);
    this.#card = this.#newCard();
  }

  readonly #textOf = (variable: string): string | null =>
    this.#values.textOf(variable, formStringsFor(this.#chat.words));

  readonly #redraw = (): void => {
    this.#chat.host.requestUpdate();
  };

  readonly #start = (): void => {
    const atFault = this.#card.tellAll();
    this.#isDone = atFault === null;
    this.#redraw();
    if (atFault) this.#focus(atFault);
    else this.#chat.focus();
  };

  #detailsButton(): unknown {
    if (this.#isAsking || this.#values.visible.length === 0) return nothing;
    const {details} = formStringsFor(this.#chat.words);
    return html`<button
      class="quiet-button"
      type="button"
      aria-haspopup="dialog"
      aria-label=${details}
      title=${details}
      @click=${() => {
        this.#openSheet(null, false);
      }}
    >
      ${detailsIcon}
    </button>`;
  }

  /** At an answer that was refused for its details; only the last one can be asked for again. */
  #wayToDetails({state}: ChatModel, turn: Turn): unknown {
    const {answer, key} = turn;
    const isLast = state.conversation.thread.at(-1)?.key === key;
    if (!isLast || isUnderWay(answer) || !answer.error || this.#values.visible.length === 0) return nothing;
    if (!refusedInput(answer.error, this.#values.fields)) return nothing;
    return html`<p class="aside">
      <button
        class="link-button"
        type="button"
        aria-haspopup="dialog"
        @click=${() => {
          this.#openSheet(turn, true);
        }}
      >
        ${detailsIcon}${formStringsFor(this.#chat.words).checkDetails}
      </button>
    </p>`;
  }

  #openSheet(refused: Turn | null, tellsAll: boolean): void {
    const changed = new Map<string, InputValue>();
    const error = refused?.answer.error;
    const atFault = error ? (refusedInput(error, this.#values.fields)?.field ?? null) : null;
    const editor: FormEditor = new FormEditor(
      {
        fields: () => this.#values.visible,
        read: (field) => changed.get(field.variable) ?? this.#values.valueOf(field),
        write: (field, value) => {
          changed.set(field.variable, value);
          this.#redraw();
        },
        fileFault: (field) => this.#files.faultOf(editor, field),
        redraw: this.#redraw,
      },
      atFault,
    );
    const first = (tellsAll ? editor.tellAll() : null) ?? atFault;
    const placed = coverPanel(
      () => this.#control(first),
      () => {
        this.#chat.focus();
      },
    );
    this.#sheet = {editor, changed, refused, placed};
    this.#redraw();
  }

  #cover(): unknown {
    if (!this.#sheet) return nothing;
    const {editor, refused, placed} = this.#sheet;
    return formSheet(
      {
        editor,
        strings: formStringsFor(this.#chat.words),
        fileControl: this.#files.control,
        isForRefusal: refused !== null,
        placed,
      },
      {save: this.#save, cancel: this.#close},
    );
  }

  readonly #close = (): void => {
    if (this.#sheet) this.#files.forget(this.#sheet.editor);
    this.#sheet = null;
    this.#redraw();
  };

  readonly #save = (): void => {
    if (!this.#sheet) return;
    const {editor, changed, refused} = this.#sheet;
    const atFault = editor.tellAll();
    if (atFault) {
      this.#redraw();
      this.#focus(atFault);
      return;
    }
    this.#values.fillIn(changed);
    this.#files.forgetFailed(this.#card);
    this.#isDone = true;
    this.#close();
    if (!refused || this.#chat.isHeldBack) return; // what was filled in is kept, and so is the way back to it
    const {text: query, files} = refused.question;
    // The failure of this one stands in the thread again.
    this.#chat.offer({query, files}, refused)?.catch(() => undefined);
  };

  /** After the update that is under way: a control of a form that is just coming may not be there yet. */
  #focus(field: InputField | null): void {
    this.#control(field)?.focus();
  }

  #control(field: InputField | null): HTMLElement | null {
    const at = field ? this.#values.visible.findIndex(({variable}) => variable === field.variable) : -1;
    if (at < 0) return null;
    const control = this.#chat.host.renderRoot.querySelector<HTMLElement>(`#${fieldId(at)}`);
    return control?.querySelector<HTMLElement>('.form-way, .address, button') ?? control;
  }
}
