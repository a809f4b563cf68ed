import { css } from 'lit';

/** Looks of what opens below a comment. They come with the first thing that a reader does. */
export const threadActionsStyles = css`
  /* What fields look like is not meant for the choice of the order. */
  .top label {
    font-weight: 400;
  }
  .top select {
    inline-size: auto;
    min-block-size: 36px;
    padding: 4px 8px;
  }
  .open {
    margin-block: 8px 12px;
  }
  .menu.open {
    margin-block: 0;
  }
  .open yk-comment-form,
  .form {
    padding: 16px;
    border-inline-start: 3px solid var(--_line);
    border-radius: var(--_radius);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    background: var(--_tint);
  }
  .form {
    display: grid;
    gap: 16px;
  }
  h4 {
    margin: 0 0 12px;
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.4;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    font-weight: 400;
  }
  .choice input {
    inline-size: 20px;
    min-block-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .form textarea[name='text'] {
    min-block-size: calc(2lh + 20px);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .note {
    margin-block: 4px 8px;
  }
  [slot='foot'] {
    justify-self: start;
    margin-block-start: -12px;
  }
`;
