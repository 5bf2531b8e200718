/** The button that attaches files: with one way in it opens that one, with several a menu. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {extensionsOf} from '../../dify/attachment-rules.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import {attachIcon, cameraIcon, deviceIcon, linkIcon} from './icons.js';

export interface AttachModel {
  readonly rules: AttachmentRules;
  /** How many more files there may be. */
  readonly room: number;
  readonly isMenuOpen: boolean;
  /** Why nothing can be attached, where nothing can. */
  readonly limit: string;
  readonly strings: FileStrings;
}

export interface AttachCommands {
  readonly take: (files: readonly File[]) => void;
  readonly askForAddress: () => void;
  readonly showMenu: (isOpen: boolean) => void;
}

export function attachButton(model: AttachModel, commands: AttachCommands): TemplateResult {
  const {rules, room, isMenuOpen, limit, strings} = model;
  const canUpload = rules.methods.has('upload');
  const ways = waysIn(model, commands);
  const isMenu = ways.length > 1;
  const label = room > 0 ? strings.attach : limit;
  return html`
    <span class="attach">
      <button
        part="attach-button"
        class="quiet-button"
        type="button"
        ?disabled=${room === 0}
        aria-label=${strings.attach}
        title=${label}
        aria-haspopup=${isMenu ? 'menu' : nothing}
        aria-expanded=${isMenu ? String(isMenuOpen) : nothing}
        @click=${(event: Event) => {
          if (isMenu) commands.showMenu(!isMenuOpen);
          else ways[0]?.go(event);
        }}
      >
        ${attachIcon}
      </button>
      ${isMenu && isMenuOpen ? menu(ways, strings, commands) : nothing}
      ${canUpload ? pickers(rules, room, strings, commands) : nothing}
    </span>
  `;
}

interface Way {
  readonly label: string;
  readonly sign: TemplateResult;
  readonly go: (event: Event) => void;
}

function waysIn({rules, strings}: AttachModel, {askForAddress, showMenu}: AttachCommands): readonly Way[] {
  const pick =
    (picker: string) =>
    ({currentTarget}: Event): void => {
      const input = (currentTarget as HTMLElement)
        .closest('.attach')
        ?.querySelector<HTMLInputElement>(`input.${picker}`);
      showMenu(false);
      input?.click();
    };
  const hasCamera = rules.kinds.has('image') && matchMedia('(pointer: coarse)').matches;
  const ways: Way[] = [];
  if (rules.methods.has('upload')) {
    ways.push({label: strings.fromDevice, sign: deviceIcon, go: pick('from-device')});
    if (hasCamera) ways.push({label: strings.takePhoto, sign: cameraIcon, go: pick('from-camera')});
  }
  if (rules.methods.has('address')) ways.push({label: strings.byAddress, sign: linkIcon, go: askForAddress});
  return ways;
}

/** The browser's own pickers, which a page can only press. */
function pickers(
  rules: AttachmentRules,
  room: number,
  strings: FileStrings,
  {take}: AttachCommands,
): TemplateResult {
  const taken = ({currentTarget}: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = ''; // or the same file could not be chosen again
    if (files.length > 0) take(files);
  };
  const accept = extensionsOf(rules)
    .map((extension) => `.${extension}`)
    .join(',');
  return html`
    <input
      class="from-device"
      type="file"
      hidden
      aria-label=${strings.fromDevice}
      accept=${accept}
      ?multiple=${room > 1}
      @change=${taken}
    />
    <input
      class="from-camera"
      type="file"
      hidden
      aria-label=${strings.takePhoto}
      accept="image/*"
      capture="environment"
      @change=${taken}
    />
  `;
}

function menu(ways: readonly Way[], strings: FileStrings, {showMenu}: AttachCommands): TemplateResult {
  const close = (event: Event, isFocusKept: boolean): void => {
    const button = (event.currentTarget as HTMLElement).closest('.attach')?.querySelector('button');
    if (isFocusKept) button?.focus();
    showMenu(false);
  };
  return html`
    <div
      class="attach-menu"
      role="menu"
      tabindex="-1"
      aria-label=${strings.attach}
      @pointerdown=${(event: Event) => {
        event.preventDefault(); // Safari would take the focus out of the menu, and so close it before the click
      }}
      @focusout=${(event: FocusEvent) => {
        const attach = (event.currentTarget as HTMLElement).closest('.attach');
        if (!attach?.contains(event.relatedTarget as Node | null)) close(event, false);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          event.preventDefault(); // closes the menu, not the panel
          close(event, true);
        } else if (event.key === 'Tab') close(event, true);
        else moveFocus(event);
      }}
    >
      ${ways.map(
        ({label, sign, go}) => html`
          <button class="attach-way" type="button" role="menuitem" tabindex="-1" @click=${go}>
            ${sign}${label}
          </button>
        `,
      )}
    </div>
  `;
}

/** Arrows go round, as in every menu. @see https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
function moveFocus(event: KeyboardEvent): void {
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(event.target as HTMLElement);
  const steps = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', -1],
  ]);
  const to = steps.get(event.key);
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
