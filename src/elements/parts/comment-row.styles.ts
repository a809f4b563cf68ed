import { css } from 'lit';

/** One comment, wherever it stands. */
export const commentRowStyles = css`
  article {
    display: grid;
    gap: 6px;
    padding-block: 14px;
    overflow-wrap: anywhere;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
  }
  bdi {
    font-weight: 600;
  }
  .mono {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    font-weight: 600;
    line-height: 1;
  }
  .mark {
    padding-inline: 8px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    font-size: 0.8125em;
  }
  [part='time'] {
    color: var(--_muted);
    text-decoration: none;
  }
  [part='time']:is(:hover, :focus-visible) {
    text-decoration: underline;
  }
  h3 {
    margin: 0;
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.4;
  }
  .text {
    max-inline-size: var(--_measure);
    unicode-bidi: isolate;
  }
  .text p + p {
    margin-block-start: 0.6em;
  }
  .folded .text {
    max-block-size: 14lh;
    overflow: hidden;
    mask-image: linear-gradient(#000 80%, transparent);
  }
  .link {
    justify-self: start;
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    color: var(--_accent);
    text-decoration: underline;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 0;
    margin-inline-start: -8px;
  }
  .acts button {
    min-block-size: 32px;
    padding: 3px 8px;
    border-color: transparent;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .acts button:hover {
    background: var(--_tint);
    color: inherit;
  }
  @media (pointer: coarse) {
    .acts button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .mono {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .folded .text {
      max-block-size: none;
      mask: none;
    }
  }
`;
