import { css } from 'lit';

/** Fields and their errors, for every form of ours. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    align-content: start;
  }
  /* Not with the looks of errors, which come later: fields would shrink by a gap then. */
  .error:empty {
    display: none;
  }
  label {
    font-weight: 600;
    line-height: 1.5;
  }
  .star {
    margin-inline-start: 0.25em;
    color: var(--_error);
    font-weight: 400;
  }
  input,
  textarea,
  select {
    font: inherit;
    font-size: var(--_field-font-size);
    line-height: 1.5;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--_field-height);
    margin: 0;
    padding: 9px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  textarea {
    display: block;
    field-sizing: content;
    min-block-size: calc(5lh + 20px);
    max-block-size: 70vh;
    resize: vertical;
    overflow-wrap: anywhere;
  }
  select option {
    color: CanvasText;
    background: Canvas;
  }
  [type='checkbox'] {
    inline-size: 20px;
    min-block-size: 20px;
    block-size: 20px;
    margin-block-start: 2px;
    accent-color: var(--_accent);
  }
  .checkbox label {
    display: flex;
    gap: 10px;
    font-weight: 400;
    padding-block: 8px;
  }
  @media print {
    .field {
      display: none;
    }
  }
`;
