/** Media of a stranger's host wait behind a button that names the host: loading them tells that host something. */
import type {TemplateResult} from 'lit';
import {html, render} from 'lit';
import {fill} from '../../i18n/localize.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import type {UrlPolicy} from '../../view/urls.js';

export function guardedMedia(
  url: URL,
  policy: UrlPolicy,
  strings: AnswerStrings,
  draw: () => TemplateResult,
): TemplateResult {
  if (policy.isTrusted(url)) return draw();
  const load = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const place = button.parentElement;
    if (!place) return;
    button.hidden = true;
    const shown = document.createElement('div');
    place.append(shown);
    render(draw(), shown);
    shown.querySelector<HTMLElement>('button, video, audio')?.focus();
  };
  return html`<span
    ><button class="load-media" type="button" @click=${load}>
      ${fill(strings.loadFrom, {host: url.host})}
    </button></span
  >`;
}
