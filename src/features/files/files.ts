/** Files that the visitor sends along: from the device, by paste, by drop, by address, from the page's code. */
import {html, nothing} from 'lit';
import type {ChatState} from '../../conversation/chat-state.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {attachmentRules} from '../../dify/attachment-rules.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import {counted} from '../../i18n/numbers.js';
import {fileStringsFor} from '../../i18n/localize-files.js';
import type {ChatModel} from '../../view/chat-model.js';
import {alertIcon, closeIcon} from '../../view/icons.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {Chat, Feature} from '../feature.js';
import {addressRow} from './address-row.js';
import {attachButton} from './attach-button.js';
import type {Refusal} from './checks.js';
import {fileList} from './file-list.js';
import {fileStyles} from './file-styles.js';
import {givenFiles, uploadGathered} from './given-files.js';
import {attachIcon} from './icons.js';
import {listenForFiles} from './incoming.js';
import {FileTray} from './tray.js';
import {Uploader} from './uploader.js';
import {refusalInWords} from './words.js';
import {iconButton} from '../../view/icon-button.js';

export function feature(chat: Chat): Feature {
  const {session, previews} = chat;
  const stringsNow = (): FileStrings => fileStringsFor(chat.words);
  const uploader = new Uploader(chat);
  const tray = new FileTray(uploader, {
    rules: rulesOf(chat),
    read: () => chat.state.draft,
    write: (draft) => {
      session.dispatch({type: 'draft-changed', files: draft});
    },
    previews,
  });
  /** What is shown besides the files themselves. */
  let shown: Shown = nothingShown;
  const show = (change: Partial<Shown>): void => {
    const next = {...shown, ...change};
    const isNew = (Object.keys(change) as (keyof Shown)[]).some((key) => next[key] !== shown[key]);
    shown = next;
    if (isNew) chat.redraw();
  };
  const focusIn = async (selector: string): Promise<void> => {
    await chat.host.updateComplete;
    chat.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  };
  const isOffered = (): boolean => !chat.host.config.hiddenFeatures.has('upload') && tray.rules !== null;

  /** Says in one place what was not taken; what was speaks for itself. */
  const tell = (refused: readonly Refusal[]): void => {
    const words = refused.map((refusal) => refusalInWords(refusal, stringsNow()));
    show({refusals: words, isWaiting: false});
  };
  const take = (chosen: readonly File[]): void => {
    tell(tray.addFiles(chosen));
    chat.focus();
  };
  const endAsking = (): void => {
    show({isAsking: false});
    chat.focus();
  };
  listenForFiles(chat.host.renderRoot, {
    isWanted: isOffered,
    isCovered: () => chat.host.renderRoot.querySelector<HTMLElement>('.composer')?.inert === true,
    take,
    hover: (isDragged) => {
      show({isDragged});
    },
  });

  const commands = {
    take,
    showMenu: (isMenuOpen: boolean) => {
      show({isMenuOpen});
      if (isMenuOpen) void focusIn('.attach-way');
    },
    askForAddress: () => {
      show({isMenuOpen: false, isAsking: true});
      void focusIn('.address');
    },
    add: (url: string) => {
      const refused = tray.addUrls([url]);
      tell(refused);
      if (refused.length === 0) endAsking();
    },
    giveUp: endAsking,
    remove: (key: string) => {
      tray.remove(key);
      show({refusals: [], isWaiting: false});
      if (tray.files.length === 0) chat.focus();
    },
    retry: (key: string) => {
      tray.retry(key);
    },
  };

  const composerStart = ({strings: common, words}: ChatModel): unknown => {
    const strings = fileStringsFor(words);
    const {refusals, isAsking, isWaiting} = shown;
    const list = fileList({files: tray.files, preview: previewIn(previews), strings, common}, commands);
    const told = isWaiting && tray.settled() ? [strings.waits] : refusals;
    if (list === nothing && !isAsking && told.length === 0) return nothing;
    return html`
      <div class="attachments">
        ${
          told.length > 0
            ? html`<div class="notice" role="alert">
                ${alertIcon}
                <div class="refusals">${told.map((each) => html`<p dir="auto">${each}</p>`)}</div>
                ${iconButton(
                  strings.closeNotice,
                  closeIcon,
                  () => {
                    show({refusals: [], isWaiting: false});
                    chat.focus();
                  },
                  'small',
                )}
              </div>`
            : nothing
        }
        ${list} ${isAsking ? addressRow(strings, commands) : nothing}
      </div>
    `;
  };

  return {
    styles: fileStyles,
    places: {
      composerStart,
      composerButtons: ({words}) => {
        const {rules, room} = tray;
        if (!rules || !isOffered()) return nothing;
        const strings = fileStringsFor(words);
        const limit = counted(strings.limit, rules.maxCount, words);
        return attachButton({rules, room, limit, isMenuOpen: shown.isMenuOpen, strings}, commands);
      },
      cover: () =>
        shown.isDragged
          ? html`<div class="drop-zone"><p>${attachIcon}${stringsNow().dropHere}</p></div>`
          : nothing,
    },
    changed: (next, previous) => {
      if (next.conversation.thread.length !== previous.conversation.thread.length) {
        show({refusals: [], isWaiting: false});
      }
      releasePreviews(previews, next, previous);
    },
    // What was uploaded belongs to the app and the user before.
    relinked: () => {
      tray.clear();
      show(nothingShown);
    },
    isObstacleOfDraft: true,
    obstacle: () => (tray.settled() ? stringsNow().waits : null),
    showObstacle: () => {
      show({isWaiting: true});
    },
    settled: () => tray.settled(),
    attach: async (inputs) => {
      await session.appDescribed;
      const {rules, room} = tray;
      const keys = ((): readonly string[] => {
        try {
          return tray.add(givenFiles([...inputs], rules, room, stringsNow()));
        } catch (error) {
          session.report(asDifyError(error)); // it stands nowhere else
          throw error;
        }
      })();
      return tray.uploaded(keys);
    },
    gather: async (inputs) => {
      await session.appDescribed;
      const {rules} = tray;
      const gathered = givenFiles(inputs, rules, rules?.maxCount ?? 0, stringsNow());
      return uploadGathered(uploader, gathered, session.signal);
    },
  };
}

interface Shown {
  readonly isMenuOpen: boolean;
  /** The box for an address is there. */
  readonly isAsking: boolean;
  /** Files are held over the panel. */
  readonly isDragged: boolean;
  /** The visitor wanted to send while files were on their way. */
  readonly isWaiting: boolean;
  /** What was not taken, and why. */
  readonly refusals: readonly string[];
}

const nothingShown: Shown = {
  isMenuOpen: false,
  isAsking: false,
  isDragged: false,
  isWaiting: false,
  refusals: [],
};

/** Read once for each description of the app. */
function rulesOf({session}: Chat): () => AttachmentRules | null {
  let known: unknown;
  let rules: AttachmentRules | null = null;
  return () => {
    const {parameters} = session.state.app;
    if (parameters !== known) rules = attachmentRules(parameters);
    known = parameters;
    return rules;
  };
}

/** The picture on the device, or that of an address: the visitor has chosen both. */
function previewIn(
  previews: ReadonlyMap<string, string>,
): (entry: ChatState['draft'][number]) => string | null {
  return ({key, file}) =>
    previews.get(key) ?? (file.type === 'image' && file.uploadFileId === null ? file.url : null);
}

/** A preview is kept while its file waits in the composer or stands in the conversation. */
function releasePreviews(
  previews: Map<string, string>,
  {draft, conversation}: ChatState,
  before: ChatState,
): void {
  const isSame = draft === before.draft && conversation.turns.length === before.conversation.turns.length;
  if (isSame || previews.size === 0) return;
  const names = new Set<string | null>([
    ...draft.flatMap(({key, file}) => [key, file.uploadFileId]),
    ...conversation.turns.flatMap(({question}) => question.files.map(({uploadFileId}) => uploadFileId)),
  ]);
  const wanted = new Set([...previews].filter(([name]) => names.has(name)).map(([, url]) => url));
  for (const [name, url] of previews) {
    if (wanted.has(url)) continue;
    URL.revokeObjectURL(url);
    previews.delete(name);
  }
}
