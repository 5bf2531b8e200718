/** The panel's colours, type and sizes. */
import {css} from 'lit';

export const panelTokens = css`
  .frame {
    --_font: var(--dify-chat-font, system-ui, sans-serif);
    --_font-mono: ui-monospace, Menlo, Consolas, monospace;
    --_radius: var(--dify-chat-radius, 16px);

    --_surface: var(--dify-chat-surface, #fff);
    --_text: var(--dify-chat-text, #17191e);
    --_error: var(--dify-chat-error, #b42318);
    --_shadow: 0 0 0 1px rgb(0 0 0 / 6%), 0 12px 40px -8px rgb(0 0 0 / 30%);
    /* Shades between text and surface, so that they fit whatever those are. */
    --_surface-2: var(--dify-chat-surface-2, color-mix(in srgb, var(--_text) 5%, var(--_surface)));
    --_border: var(--dify-chat-border, color-mix(in srgb, var(--_text) 13%, var(--_surface)));
    --_muted: var(--dify-chat-muted, color-mix(in srgb, var(--_text) 68%, var(--_surface)));
    --_error-surface: var(--dify-chat-error-surface, color-mix(in srgb, var(--_error) 7%, var(--_surface)));

    color: var(--_text);
    font-family: var(--_font);
  }
  @supports (color: light-dark(#000, #fff)) {
    .frame {
      --_surface: var(--dify-chat-surface, light-dark(#fff, #16181d));
      --_text: var(--dify-chat-text, light-dark(#17191e, #eceef2));
      --_error: var(--dify-chat-error, light-dark(#b42318, #ff9b8f));
    }
  }
`;
