/** Styles of reading aloud. */
import {css} from 'lit';

export const speechStyles = css`
  /* What is heard can be silenced without a search for it. */
  .tools:has(.speaking) {
    opacity: 1;
  }
  .early {
    margin-inline-start: -6px; /* as the toolbar that takes its place */
  }
  .speaking {
    color: var(--_text);
  }
  .speaking.loading .icon {
    animation: turn 900ms linear infinite;
  }
  .speaking.refused {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    inline-size: auto;
    padding-inline: 8px 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_type-s);
  }
  .voice-note {
    display: flex;
    gap: 6px;
    margin: 4px 0 0;
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .voice-note .icon {
    flex: none;
    margin-block-start: 3px;
    color: var(--_error);
  }
`;
