/** How an app presents itself: what `/site` says beside the title (contract 10.5). Every field may be missing. */
import type {WireRecord} from './wire.js';
import {text, textOrNull} from './wire.js';

export interface AppIdentity {
  readonly icon: AppIcon | null;
  readonly description: string;
  readonly copyright: string;
  /** `http(s)` only: it becomes a link. */
  readonly privacyUrl: string | null;
  readonly disclaimer: string;
  /** CSS, as the owner has typed it; `null`: the widget's own. */
  readonly color: string | null;
  /** The header takes the app's colour; `inverted`: its text does. */
  readonly header: 'accent' | 'inverted' | null;
  /** The icon stands beside each answer. */
  readonly hasAvatar: boolean;
}

export type AppIcon =
  | {readonly kind: 'emoji'; readonly emoji: string; readonly background: string | null}
  | {readonly kind: 'image'; readonly url: string};

/** Dify's console also writes icons by their short names; these are the ones that it offers first. */
const shortNames = new Map([
  ['robot_face', '🤖'],
  ['speech_balloon', '💬'],
  ['books', '📚'],
  ['bulb', '💡'],
  ['sparkles', '✨'],
  ['rocket', '🚀'],
]);

/** `null` where the app says nothing of itself. */
export function identityOf(site: WireRecord | null): AppIdentity | null {
  if (!site) return null;
  const privacy = text(site['privacy_policy']).trim();
  const color = textOrNull(site['chat_color_theme']);
  const identity: AppIdentity = {
    icon: iconOf(site),
    description: text(site['description']).trim(),
    copyright: text(site['copyright']).trim(),
    privacyUrl: /^https?:\/\//i.test(privacy) ? privacy : null,
    disclaimer: text(site['custom_disclaimer']).trim(),
    color,
    header: color === null ? null : headerOf(site),
    hasAvatar: site['use_icon_as_answer_icon'] === true,
  };
  const says = Object.values(identity).some((value) => value !== null && value !== '' && value !== false);
  return says ? identity : null;
}

function headerOf(site: WireRecord): 'accent' | 'inverted' {
  return site['chat_color_theme_inverted'] === true ? 'inverted' : 'accent';
}

function iconOf(site: WireRecord): AppIcon | null {
  const icon = text(site['icon']).trim();
  const url = textOrNull(site['icon_url']) ?? (site['icon_type'] === 'link' ? icon : '');
  if (site['icon_type'] === 'image' || site['icon_type'] === 'link')
    return /^(?:https?:\/)?\//i.test(url) ? {kind: 'image', url} : null;
  const emoji = /^[\w+-]+$/.test(icon) ? shortNames.get(icon) : icon;
  return emoji ? {kind: 'emoji', emoji, background: textOrNull(site['icon_background'])} : null;
}
