import { css } from 'lit';

/** Looks of what only comes once somebody stays with a list. */
export const listLifeStyles = css`
  [part='time'][title]:is(:hover, :focus-visible)::after {
    content: ' · ' attr(title);
    unicode-bidi: isolate;
  }
  article:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .acts button[aria-expanded='true'] {
    background: var(--_tint);
    color: inherit;
  }
  .acts [aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .acts [aria-pressed='true'] {
      border-color: ButtonText;
    }
  }
  .pending {
    padding-inline: 14px;
    margin-block: 8px;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
  }
  /* What stands below the list leaves the view at the press, and not when the answer comes. */
  [aria-busy='true'] > .more {
    margin-block-end: 100vh;
  }
  .hit {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_tint);
  }
  /* Takes no room, so that nothing moves when it comes, and stays in sight wherever the reader is. */
  .news {
    position: sticky;
    inset-block-start: 60px;
    z-index: 1;
    display: grid;
    /* Over the gap between heading and rows, beside the choice of the order, and not over the first name. */
    align-content: end;
    justify-items: center;
    block-size: 0;
  }
  @container (max-width: 479.98px) {
    .news {
      inset-block-start: 110px;
      justify-items: end;
    }
    /* Up beside the heading: the order has a line of its own here. */
    .primary.arrived {
      margin-block-end: 50px;
      padding-inline: 12px;
      font-size: 0.875em;
    }
  }
  .arrived {
    border-radius: 99px;
    box-shadow: 0 1px 6px rgb(0 0 0 / 0.25);
  }
`;
