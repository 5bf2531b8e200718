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
    gap: var(--_space);
    inline-size: auto;
    padding-inline: var(--_space-8) var(--_space-10);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_type-s);
  }
  .voice-note {
    display: flex;
    gap: var(--_space-6);
    margin: var(--_space) 0 0;
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .voice-note .icon {
    flex: none;
    margin-block-start: 3px;
    color: var(--_error);
  }
`;
