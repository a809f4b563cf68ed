import { css } from 'lit';

/** Looks of what only comes once somebody stays with a list. */
export const listLifeStyles = css`
  [part='time'][title]:is(:hover, :focus-visible)::after {
    content: ' · ' attr(title);
    unicode-bidi: isolate;
  }
  .pending {
    padding-inline: 14px;
    margin-block: 8px;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
  }
  .hit {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_tint);
  }
  .arrived {
    inline-size: 100%;
    margin-block-end: 16px;
    color: var(--_accent);
    border-color: var(--_line);
  }
`;
