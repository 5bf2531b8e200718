/** Times of messages, and the lines between days. */
import {css} from 'lit';

export const timeStyles = css`
  .time {
    color: var(--_muted);
    font-size: var(--_type-xs);
    line-height: 1.67;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .time::before {
    content: attr(data-time);
  }
  .below > .time {
    margin-inline-start: var(--_space);
    opacity: 0;
    transition: opacity var(--_duration) ease;
  }
  .message:is(:hover, :focus-within, :last-of-type) > .below > .time {
    opacity: 1;
  }
  @media (hover: none) {
    .below > .time {
      opacity: 1;
    }
  }
  .day {
    display: flex;
    align-items: center;
    gap: var(--_space-12);
    margin: 0;
    color: var(--_muted);
    font-size: var(--_type-xs);
    line-height: 1.67;
  }
  .day::before,
  .day::after {
    flex: 1;
    border-block-start: 1px solid var(--_border);
    content: '';
  }
`;
