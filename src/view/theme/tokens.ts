/** Colours, type and sizes. Pages set the public `--dify-chat-*`; everything inside reads the private `--_*`. */
import {css} from 'lit';

export const tokens = css`
  .frame {
    --_accent: var(--dify-chat-accent, var(--_site-accent, #155eef));
    --_on-accent: #fff;
    --_font: var(--dify-chat-font, system-ui, sans-serif);
    --_font-mono: ui-monospace, Menlo, Consolas, monospace;
    --_radius: var(--dify-chat-radius, 16px);
    --_z-index: var(--dify-chat-z-index, 2147483000);
    --_gap: 20px;

    --_surface: var(--dify-chat-surface, #fff);
    --_surface-2: var(--dify-chat-surface-2, #f3f4f6);
    --_text: var(--dify-chat-text, #17191e);
    --_muted: var(--dify-chat-muted, #5d6472);
    --_border: var(--dify-chat-border, #e3e5ea);
    --_error: var(--dify-chat-error, #b42318);
    --_error-surface: var(--dify-chat-error-surface, #fef3f2);
    --_shadow: 0 0 0 1px rgb(16 24 40 / 6%), 0 12px 40px -8px rgb(16 24 40 / 24%);
  }
  @supports (color: light-dark(#000, #fff)) {
    .frame {
      --_surface: var(--dify-chat-surface, light-dark(#fff, #16181d));
      --_surface-2: var(--dify-chat-surface-2, light-dark(#f3f4f6, #23262d));
      --_text: var(--dify-chat-text, light-dark(#17191e, #eceef2));
      --_muted: var(--dify-chat-muted, light-dark(#5d6472, #a3abb9));
      --_border: var(--dify-chat-border, light-dark(#e3e5ea, #33373f));
      --_error: var(--dify-chat-error, light-dark(#b42318, #ff9b8f));
      --_error-surface: var(--dify-chat-error-surface, light-dark(#fef3f2, #3a1d1b));
      --_shadow:
        0 0 0 1px light-dark(rgb(16 24 40 / 6%), rgb(255 255 255 / 8%)),
        0 12px 40px -8px light-dark(rgb(16 24 40 / 24%), rgb(0 0 0 / 70%));
    }
  }
  /* Black or white on the accent, whichever stands out more: pages may choose any colour. */
  @supports (color: oklch(from red l c h)) {
    .frame {
      --_on-accent: oklch(from var(--_accent) clamp(0, (0.68 - l) * 1000, 1) 0 0);
    }
  }
`;
