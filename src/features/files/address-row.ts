/** Asks for the address of a file. No form of its own: it stands inside the composer's. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {FileStrings} from '../../i18n/localize-files.js';
import {closeIcon} from '../../view/icons.js';
import {isComposing} from '../../view/is-composing.js';
import {iconButton} from '../../view/icon-button.js';

export interface AddressCommands {
  /** Whether it was taken, so that the box may go. */
  readonly add: (url: string) => void;
  readonly giveUp: () => void;
}

export function addressRow(strings: FileStrings, {add, giveUp}: AddressCommands): TemplateResult {
  const take = (event: Event): void => {
    const row = (event.currentTarget as HTMLElement).closest('.address-row');
    const url = row?.querySelector('input')?.value.trim();
    if (url) add(url);
  };
  return html`
    <div class="address-row">
      <input
        class="address"
        type="url"
        inputmode="url"
        dir="ltr"
        autocomplete="off"
        enterkeyhint="done"
        aria-label=${strings.address}
        placeholder=${strings.addressHint}
        @keydown=${(event: KeyboardEvent) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') take(event);
          else if (event.key === 'Escape') giveUp();
          else return;
          event.preventDefault(); // Enter would send the form around it, Escape close the panel
        }}
      />
      <button class="address-add" type="button" @click=${take}>${strings.add}</button>
      ${iconButton(strings.cancel, closeIcon, giveUp, 'small')}
    </div>
  `;
}
