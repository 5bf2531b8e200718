/** A field for files: those that are there, and the ways in which more may come. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {DraftFile} from '../../conversation/chat-state.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {extensionsOf} from '../../dify/attachment-rules.js';
import {formFileStringsFor} from '../../i18n/localize-form-files.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import {fileStringsFor} from '../../i18n/localize-files.js';
import type {Strings} from '../../i18n/localize.js';
import type {Chat} from '../feature.js';
import {addressRow} from '../files/address-row.js';
import type {Refusal} from '../files/checks.js';
import {fileList} from '../files/file-list.js';
import {deviceIcon, linkIcon} from '../files/icons.js';
import {refusalInWords} from '../files/words.js';
import {takesFiles} from './dropped-files.js';
import type {FieldFiles} from './field-files.js';

export interface FileFieldModel {
  /** Of the group; its label has `-label` after it. */
  readonly id: string;
  readonly label: string;
  readonly describedBy: string;
  readonly rules: AttachmentRules;
  readonly gathered: FieldFiles;
  readonly previews: ReadonlyMap<string, string>;
  readonly common: Strings;
  readonly redraw: () => void;
  /** After the next update: the last element in the group that fits the first selector that any fits. */
  readonly focus: (...selectors: readonly string[]) => Promise<void>;
}

const WAY_IN = '.form-way';
const REMOVAL = '.chip-remove';

export function fileField(model: FileFieldModel): TemplateResult {
  const {id, label, describedBy, gathered, previews, common, redraw, focus} = model;
  const {tray, isAsking, refusals} = gathered;
  const {words} = common;
  const ownStrings = formFileStringsFor(words);
  const strings: FileStrings = {
    ...fileStringsFor(words),
    attached: label,
    refused: {...fileStringsFor(words).refused, count: ownStrings.count},
  };
  const show = (change: Partial<Pick<FieldFiles, 'isAsking' | 'refusals'>>): void => {
    Object.assign(gathered, change);
    redraw();
  };
  const tell = (refused: readonly Refusal[]): void => {
    show({refusals: refused.map((refusal) => refusalInWords(refusal, strings))});
  };
  const take = (files: readonly File[]): void => {
    tell(tray.addFiles(files));
    // What was pressed may be gone: there is no room for more.
    void focus(WAY_IN, REMOVAL);
  };
  const list = fileList(
    {files: tray.files, preview: previewIn(previews), strings, common},
    {
      remove: (key) => {
        tray.remove(key);
        show({refusals: []});
        if (tray.files.length === 0) void focus('.address', WAY_IN);
      },
      retry: (key) => {
        tray.retry(key);
      },
    },
  );
  const description =
    [describedBy, refusals.length > 0 && `${id}-refusals`].filter(Boolean).join(' ') || nothing;
  return html`
    <div
      class="form-files"
      id=${id}
      role="group"
      aria-labelledby="${id}-label"
      aria-describedby=${description}
      ${model.rules.methods.has('upload') ? takesFiles(take) : nothing}
    >
      ${list} ${isAsking ? address() : tray.room > 0 ? waysIn() : nothing}
      ${
        refusals.length > 0
          ? html`<div class="form-refusals" id="${id}-refusals" role="alert">
              ${refusals.map((each) => html`<p class="form-refusal"><bdi>${each}</bdi></p>`)}
            </div>`
          : nothing
      }
    </div>
  `;

  function address(): TemplateResult {
    const end = (): void => {
      show({isAsking: false});
      void focus(WAY_IN, REMOVAL);
    };
    return addressRow(strings, {
      add: (url) => {
        const refused = tray.addUrls([url]);
        tell(refused);
        if (refused.length === 0) end();
      },
      giveUp: () => {
        show({refusals: []});
        end();
      },
    });
  }

  function waysIn(): TemplateResult {
    const {methods} = model.rules;
    const isForMany = tray.room > 1;
    return html`
      <div class="form-ways">
        ${
          methods.has('upload')
            ? html`${way(isForMany ? ownStrings.fromDeviceMany : ownStrings.fromDevice, deviceIcon, pick)}
              ${picker(isForMany)}`
            : nothing
        }
        ${
          methods.has('address')
            ? way(ownStrings.byAddress, linkIcon, () => {
                show({isAsking: true, refusals: []});
                void focus('.address');
              })
            : nothing
        }
      </div>
    `;
  }

  function way(words: string, sign: TemplateResult, go: (event: Event) => void): TemplateResult {
    return html`<button class="form-way" type="button" aria-describedby=${description} @click=${go}>
      ${sign}${words}
    </button>`;
  }

  /** The browser's own, which a page can only press. */
  function picker(isForMany: boolean): TemplateResult {
    return html`<input
      class="form-picker"
      type="file"
      hidden
      aria-label=${label}
      accept=${extensionsOf(model.rules)
        .map((extension) => `.${extension}`)
        .join(',')}
      ?multiple=${isForMany}
      @change=${({currentTarget}: Event) => {
        const input = currentTarget as HTMLInputElement;
        const files = [...(input.files ?? [])];
        input.value = ''; // or the same file could not be chosen again
        if (files.length === 0) return;
        take(files);
      }}
    />`;
  }
}

/** What {@link FileFieldModel.focus} does for the group of that id. */
export async function focusIn(
  {updateComplete, renderRoot}: Pick<Chat['host'], 'updateComplete' | 'renderRoot'>,
  id: string,
  selectors: readonly string[],
): Promise<void> {
  await updateComplete;
  const group = renderRoot.querySelector(`#${id}`);
  for (const selector of selectors) {
    const found = [...(group?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1);
    if (found) {
      found.focus();
      return;
    }
  }
}

function pick({currentTarget}: Event): void {
  (currentTarget as HTMLElement).parentElement?.querySelector<HTMLElement>('.form-picker')?.click();
}

/** The picture on the device, or that of an address: the visitor has chosen both, or the page has. */
function previewIn(previews: ReadonlyMap<string, string>): (entry: DraftFile) => string | null {
  return ({key, file: {uploadFileId, type, url}}) =>
    previews.get(key) ??
    (uploadFileId === null ? (type === 'image' ? url : null) : (previews.get(uploadFileId) ?? null));
}
