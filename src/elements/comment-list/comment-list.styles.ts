import { css } from 'lit';

export const commentListStyles = css`
  :host {
    container-type: inline-size;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 24px;
  }
  .top label {
    margin-block-end: 8px;
  }
  select {
    font: inherit;
    color: inherit;
    margin-inline-start: 8px;
    min-block-size: 36px;
    padding: 4px 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  ol {
    margin: 0;
    padding: 0;
    /* Not none: Safari would no longer call it a list. */
    list-style: '';
  }
  ol > li {
    border-block-start: 1px solid var(--_line);
  }
  /* What is out of sight is not laid out; its last size is kept, so that nothing jumps when it comes near. */
  .all > ol > li {
    content-visibility: auto;
    contain-intrinsic-size: auto 160px;
    /* Room for focus rings at the edge. */
    overflow-clip-margin: 12px;
  }
  .replies {
    --_in: 16px;
    padding-inline-start: var(--_in);
  }
  .replies > li {
    border: 0;
    border-inline-start: 1px solid var(--_line);
    padding-inline-start: var(--_in);
  }
  .d2 {
    margin-inline-start: var(--_in);
  }
  .replies > :not(.d1, .d2) {
    margin-inline-start: calc(2 * var(--_in));
  }
  @container (max-width: 479.98px) {
    .replies {
      --_in: 10px;
      padding: 0;
    }
  }
  .rest {
    padding-block: 0 12px;
    padding-inline-start: 16px;
  }
  .more {
    margin-block-start: 16px;
    color: var(--_accent);
    border-color: var(--_line);
  }
  [part='error'],
  .empty {
    padding-block: 8px;
  }
  .skeleton {
    block-size: 376px;
    background: repeating-linear-gradient(var(--_tint) 0 120px, transparent 0 128px);
    animation: appear 1ms 300ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
