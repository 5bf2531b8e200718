/** The pictures of an agent's tools (`/meta`, contract 10.6). */
import type {AppIcon} from './app-identity.js';
import type {ChatTransport} from './transport.js';
import {record, text, textOrNull} from './wire.js';

/** No app has so many tools; the rest of a longer answer is not read. */
const MAX_TOOLS = 500;

/** Some emoji are made of many characters; what is longer still is none. */
const MAX_EMOJI = 20;

/** By the tools' own names. @throws DifyError */
export async function toolIcons(
  transport: ChatTransport,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, AppIcon>> {
  const meta = record(await transport.request('/meta', {signal}));
  const icons = Object.entries(record(meta['tool_icons'])).slice(0, MAX_TOOLS);
  return new Map(
    icons.flatMap(([tool, value]) => {
      const icon = iconOf(value);
      return icon ? [[tool, icon]] : [];
    }),
  );
}

function iconOf(value: unknown): AppIcon | null {
  if (typeof value === 'string') return value === '' ? null : {kind: 'image', url: value};
  const fields = record(value);
  const emoji = text(fields['content']).trim();
  if (emoji === '' || emoji.length > MAX_EMOJI || /^[\w:+-]+$/.test(emoji)) return null; // a name is no picture
  return {kind: 'emoji', emoji, background: textOrNull(fields['background'])};
}
