/**
 * What is read before the panel is there. Pages set the public `--dify-chat-*`; everything inside reads the private
 * `--_*`. The panel's own tokens are in `panel-tokens.ts`.
 */
import {css} from 'lit';

export const tokens = css`
  .frame {
    --_accent: var(--dify-chat-accent, var(--_site-accent, #155eef));
    --_on-accent: #fff;
    --_z-index: var(--dify-chat-z-index, 2147480000);
    --_type: var(--dify-chat-font-size, 15px);
    --_duration: var(--dify-chat-duration, 160ms);
    --_shadow-small: var(--dify-chat-shadow-small, 0 4px 16px -2px #0004);
    --_space: var(--dify-chat-space, 4px);
    --_gap: 20px;
    --_size: var(--dify-chat-launcher-size, 56px);
    /*
     * What the edges of the screen take away, where something lies at them. At either side as much as at the other: a camera may
     * be on any of them, whatever the direction of the text.
     */
    --_side: max(env(safe-area-inset-left), env(safe-area-inset-right));
    --_top: env(safe-area-inset-top);
    --_bottom: env(safe-area-inset-bottom);
    --_inset-inline: max(var(--dify-chat-inset-inline, 20px), var(--_side));
    --_inset-block: var(--dify-chat-inset-block, 20px);
  }
  /*
   * Pages may choose any colour. On it stands black or white, whichever stands out more: where the luminance is 0.179 both
   * do by 4.58 to 1, so that one of them is always WCAG's AA. Safari before 18 takes the channels, but not with numbers.
   * What cannot do this or has no light-dark() gets its colours from launcher/old-colors.ts.
   */
  @supports (color: light-dark(red, rgb(from red calc(r + 0) g b))) {
    .frame {
      --_luminance: (0.2126 * r + 0.7152 * g + 0.0722 * b);
      --_white: clamp(0, (0.179 - var(--_luminance)) * 99999, 1);
      --_on-accent: color(from var(--_accent) srgb-linear var(--_white) var(--_white) var(--_white) / 1);
    }
  }
`;
