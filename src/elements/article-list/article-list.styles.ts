import { css } from 'lit';

export const articleListStyles = css`
  :host {
    container-type: inline-size;
  }
  ul,
  ::slotted(ul),
  ::slotted(ol) {
    margin: 0;
    padding: 0;
    /* Not none: Safari would no longer call it a list. */
    list-style: '';
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px 24px;
    align-items: baseline;
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
  }
  @container (min-width: 400px) {
    li {
      grid-template-columns: minmax(0, 1fr) max-content;
      grid-auto-flow: column;
      grid-auto-columns: minmax(3.5em, max-content);
    }
    .number {
      text-align: end;
    }
  }
  .heads {
    display: flex;
    justify-content: space-between;
    max-inline-size: none;
    padding-block-end: 6px;
  }
  li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  li:hover,
  li:focus-within {
    background: var(--_tint);
  }
  li a,
  ::slotted(a) {
    color: var(--_accent);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  li a:visited {
    color: var(--_visited);
  }
  li a:hover {
    text-decoration: underline;
  }
  /* The row is the target; the link's own box gives the focus ring. */
  li a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  time {
    direction: ltr;
    unicode-bidi: isolate;
  }
  time,
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* As high as what is awaited, its button included, so that nothing below moves. */
  .skeleton {
    padding-block-end: 60px;
    animation: appear 1ms 300ms both;
  }
  .skeleton li {
    block-size: calc(1.55em + 21px);
    background: var(--_tint);
  }
  @container (max-width: 399.98px) {
    .skeleton li {
      block-size: 6.2em;
    }
    .heads,
    .number [aria-hidden] {
      display: none;
    }
    /* Without its column's head a number says what it counts. */
    .number .visually-hidden {
      all: unset;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .browse {
    margin-block-end: 16px;
  }
  .browse label {
    display: block;
    min-block-size: 1.55em;
    margin-block-end: 4px;
  }
  .pick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  input {
    font: inherit;
    font-size: var(--_field-font-size);
    color: inherit;
    padding: 6px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .error {
    color: var(--_error);
  }
  .error:empty {
    display: none;
  }
  [part~='more'] {
    margin-block-start: 16px;
    color: var(--_accent);
    border-color: var(--_line);
  }
  .empty,
  [part='error'] {
    padding-block: 8px;
  }
  @media print {
    .browse {
      display: none;
    }
  }
`;
