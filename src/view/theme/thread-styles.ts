/** Messages and what stands between them. */
import {css} from 'lit';

export const threadStyles = css`
  .thread {
    flex: 1;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .messages {
    display: flex;
    flex-direction: column;
    gap: var(--_space-20);
    max-inline-size: 760px;
    min-block-size: 100%;
    margin-inline: auto;
    padding: var(--_space-20);
  }
  .message {
    display: flex;
    flex-direction: column;
    gap: var(--_space-8);
    min-inline-size: 0;
    animation: arrive var(--_duration) ease;
  }
  .message.user {
    position: relative;
    align-items: flex-end;
    /* Below: with the gap, room for what can be done with it, which arrives later and must move nothing. */
    padding: 0 0 14px;
    padding-inline-start: 40px;
  }
  .text {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .text.plain {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .text[data-vast] {
    unicode-bidi: isolate;
  }
  .bubble {
    padding: var(--_space-10) var(--_space-16);
    border-radius: var(--_radius);
    border-end-end-radius: var(--_round-4);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-12);
    margin: 0;
    color: var(--_muted);
    font-size: var(--_type-m);
  }
  .typing {
    display: flex;
    gap: 5px;
    margin: 0;
    padding-block: var(--_space-8);
  }
  .typing i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .typing i:nth-of-type(2) {
    animation-delay: 160ms;
  }
  .typing i:nth-of-type(3) {
    animation-delay: 320ms;
  }
  .loading {
    block-size: 104px;
    margin: 0;
    background: repeating-linear-gradient(var(--_surface-2) 0 14px, transparent 0 30px);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-8) var(--_space-10);
    padding: var(--_space-10) var(--_space-12);
    border-radius: var(--_round-12);
    background: var(--_error-surface);
    color: var(--_error);
    font-size: var(--_type-m);
    line-height: 1.45;
  }
  .notice > .icon {
    flex: none;
  }
  .notice p {
    flex: 1 1 12em;
    margin: 0;
  }
  .notice > .icon ~ .link-button {
    margin-inline-start: 28px; /* as the words */
  }
  .link-button {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-6);
    min-block-size: 28px;
    padding: var(--_space) var(--_space-10);
    border: 1px solid currentcolor;
    border-radius: var(--_round-8);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_type-s);
    font-weight: 500;
    cursor: pointer;
  }
  .suggestions {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--_space-8);
    margin: 0;
    padding: 0;
    list-style: none;
    animation: arrive var(--_duration) ease;
  }
  .suggestion {
    padding: var(--_space-8) var(--_space-16);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .suggestion:hover {
    border-color: var(--_accent-text);
    background: color-mix(in srgb, var(--_accent) 6%, var(--_surface));
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  /* Of whatever a feature waits for. */
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
`;
