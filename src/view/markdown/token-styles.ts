/** Colours of code, chosen to keep 4.5 : 1 on the block's background in both themes. The first of two is for browsers in which the panel is light. */
import {css} from 'lit';

export const tokenStyles = css`
  .token-cmnt {
    color: #5f6775;
    color: light-dark(#5f6775, #98a1b0);
    font-style: italic;
  }
  .token-kwd,
  .token-section,
  .token-deleted,
  .token-err {
    color: #b3123c;
    color: light-dark(#b3123c, #ff8fa3);
  }
  .token-str,
  .token-insert {
    color: #0a6640;
    color: light-dark(#0a6640, #86d9a8);
  }
  .token-num,
  .token-bool,
  .token-esc {
    color: #8a4b00;
    color: light-dark(#8a4b00, #f2b866);
  }
  .token-func,
  .token-class,
  .token-type {
    color: #1d4fc4;
    color: light-dark(#1d4fc4, #93b8ff);
  }
  .token-var,
  .token-oper {
    color: #6b34b8;
    color: light-dark(#6b34b8, #cbb0ff);
  }
`;
