/** The panel's colours, type and sizes. */
import {css} from 'lit';

export const panelTokens = css`
  .frame {
    --_font: var(--dify-chat-font, system-ui, sans-serif);
    --_font-mono: ui-monospace, Menlo, Consolas, monospace;
    /* Sizes of type, by what is read at 15px: 12, 13, 14 beside the text, 16 and 18 above it. */
    --_type-xs: calc(var(--_type) * 12 / 15);
    --_type-s: calc(var(--_type) * 13 / 15);
    --_type-m: calc(var(--_type) * 14 / 15);
    --_type-l: calc(var(--_type) * 16 / 15);
    --_type-xl: calc(var(--_type) * 18 / 15);
    /* Where is written: below 16px, iOS zooms into the field. */
    --_type-box: max(16px, var(--_type-l));
    /*
     * What keeps things apart, by the pixels it has where the unit is 4px. Not of it are the sizes of what is pressed, lines,
     * and the 1 to 7px by which a sign stands in its line or in its circle: they look right or wrong at any density.
     */
    --_space-6: calc(1.5 * var(--_space));
    --_space-8: calc(2 * var(--_space));
    --_space-10: calc(2.5 * var(--_space));
    --_space-12: calc(3 * var(--_space));
    --_space-16: calc(4 * var(--_space));
    --_space-20: calc(5 * var(--_space));
    /* Corners, by the pixels they have where those of the panel have 16; what is a circle or a pill stays one. */
    --_radius: var(--dify-chat-radius, 16px);
    --_round-4: calc(var(--_radius) / 4);
    --_round-8: calc(var(--_radius) / 2);
    --_round-12: calc(var(--_radius) * 0.75);

    --_surface: var(--dify-chat-surface, #fff);
    --_text: var(--dify-chat-text, #17191e);
    --_error: var(--dify-chat-error, #b42318);
    --_shadow: var(--dify-chat-shadow, 0 0 0 1px var(--_border), 0 12px 40px -8px #0005);
    /* Shades between text and surface, so that they fit whatever those are. */
    --_surface-2: var(--dify-chat-surface-2, color-mix(in srgb, var(--_text) 5%, var(--_surface)));
    --_border: var(--dify-chat-border, color-mix(in srgb, var(--_text) 13%, var(--_surface)));
    --_muted: var(--dify-chat-muted, color-mix(in srgb, var(--_text) 68%, var(--_surface)));
    --_error-surface: var(--dify-chat-error-surface, color-mix(in srgb, var(--_error) 10%, var(--_surface)));
    /* The accent as links, lines and rings: what can be seen on the surface. */
    --_accent-text: var(--dify-chat-accent-text, color-mix(in srgb, var(--_accent) 60%, var(--_text)));

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
  /*
   * In its own hue, and only as much darker, or lighter, as it takes to be read: light is taken away, or white is added,
   * until its luminance keeps 4.5 to 1 from that of the surface and its shades.
   */
  @supports (color: light-dark(red, rgb(from red calc(r + 0) g b))) {
    .frame {
      --_less: min(1, 0.145 / max(0.001, var(--_luminance)));
      --_more: max(0, (0.28 - var(--_luminance)) / max(0.001, 1 - var(--_luminance)));
      --_accent-text: var(
        --dify-chat-accent-text,
        light-dark(
          color(
            from var(--_accent) srgb-linear calc(r * var(--_less)) calc(g * var(--_less))
              calc(b * var(--_less)) / 1
          ),
          color(
            from var(--_accent) srgb-linear calc(r + (1 - r) * var(--_more)) calc(g + (1 - g) * var(--_more))
              calc(b + (1 - b) * var(--_more)) / 1
          )
        )
      );
    }
  }
`;
