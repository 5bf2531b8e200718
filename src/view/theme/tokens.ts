/**
 * What is read before the panel is there. Pages set the public `--dify-chat-*`; everything inside reads the private
 * `--_*`. The panel's own tokens are in `panel-tokens.ts`.
 */
import {css} from 'lit';

export const tokens = css`
  .frame {
    --_accent: var(--dify-chat-accent, var(--_site-accent, #155eef));
    --_on-accent: #fff;
    --_z-index: var(--dify-chat-z-index, 2147483000);
    --_gap: 20px;
    --_size: var(--dify-chat-launcher-size, 56px);
    --_inset-inline: var(--dify-chat-inset-inline, 20px);
    --_inset-block: var(--dify-chat-inset-block, 20px);
  }
  /* Black or white on the accent, whichever stands out more: pages may choose any colour. */
  @supports (color: oklch(from red l c h)) {
    .frame {
      --_on-accent: oklch(from var(--_accent) clamp(0, (0.68 - l) * 1000, 1) 0 0);
    }
  }
`;
