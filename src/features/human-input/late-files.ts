/** Stands for a form's fields for files until what draws and uploads them has come. */
import {html} from 'lit';
import {DifyError} from '../../conversation/dify-error.js';
import {sentenceFor} from '../../i18n/localize.js';
import {onDemand} from '../../on-demand.js';
import {notice} from '../../view/notice.js';
import type {Chat} from '../feature.js';
import type {FormFiles} from './form-files.js';

const part = onDemand(() => import('./form-files.js'));

export class LateFiles {
  readonly #chat: Chat;
  #files: FormFiles | null = null;
  #isLoading = false;
  #hasFailed = false;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  draw(...asked: Parameters<FormFiles['draw']>): unknown {
    if (this.#files) return this.#files.draw(...asked);
    const [, card, id] = asked;
    const model = card.chat;
    if (this.#hasFailed)
      return html`<div id=${id}>
        ${notice(sentenceFor('network', model.strings), null, model, () => void this.#load())}
      </div>`;
    if (!this.#isLoading) void this.#load();
    return html`<div class="human-loading" id=${id} role="group" aria-busy="true"></div>`;
  }

  release(): void {
    this.#files?.release();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const {FormFiles: Files} = await part();
      this.#files = new Files(this.#chat);
      this.#hasFailed = false;
    } catch (error) {
      this.#hasFailed = true;
      if (error instanceof DifyError) this.#chat.report(error);
      else throw error;
    } finally {
      this.#isLoading = false;
      this.#chat.redraw();
    }
  }
}
