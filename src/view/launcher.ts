/** The button that opens and closes the panel: all that a closed chat shows, and nearly all that it loads. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import {chatIcon, chevronDownIcon} from './icon.js';

export interface LauncherModel {
  readonly isOpen: boolean;
  readonly isLoading: boolean;
  /** What pressing it does, in words. */
  readonly label: string;
  /** How many answers wait behind it, drawn. */
  readonly badge: unknown;
}

export interface LauncherCommands {
  readonly toggle: () => void;
  /** The visitor may be about to open the panel. */
  readonly prepare: () => void;
}

export function launcher(model: LauncherModel, commands: LauncherCommands): TemplateResult {
  const {isOpen, isLoading, label, badge} = model;
  return html`
    <button
      part="launcher"
      class="launcher"
      type="button"
      aria-label=${label}
      aria-haspopup="dialog"
      aria-expanded=${isOpen ? 'true' : 'false'}
      ?data-loading=${isLoading}
      @click=${commands.toggle}
      @pointerenter=${commands.prepare}
      @focus=${commands.prepare}
    >
      <span class="launcher-icon" ?data-shown=${!isOpen}><slot name="launcher-icon">${chatIcon}</slot></span>
      <span class="launcher-icon" ?data-shown=${isOpen}>${chevronDownIcon}</span>
      ${badge}
    </button>
  `;
}
