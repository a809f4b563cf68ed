import { css } from 'lit';

/** Styles of what only shows after somebody has begun to write. */
export const sendingStyles = css`
  .panel {
    display: grid;
    gap: calc(2 * var(--_space));
    padding: calc(4 * var(--_space));
    border-inline-start: 3px solid var(--_border);
    border-radius: var(--_radius);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    background: var(--_tint);
  }
  .bad {
    border-color: var(--_error);
  }
  .good {
    border-color: var(--_success);
  }
  .title {
    display: flex;
    gap: calc(2 * var(--_space));
  }
  .bad .icon {
    color: var(--_error);
  }
  #summary .title {
    font-weight: 600;
  }
  input[readonly],
  textarea[readonly] {
    background: var(--_tint);
  }
  .panel ul {
    margin: 0;
    padding-inline-start: calc(6 * var(--_space));
  }
  .panel li a {
    display: inline-block;
    padding-block: 2px;
    min-block-size: 24px;
  }
  blockquote {
    margin: calc(2 * var(--_space)) 0;
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .sent {
    white-space: pre-wrap;
  }
  .good .ways button {
    color: inherit;
    border-color: var(--_border);
  }
  .restored {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
  }
  button.link {
    min-block-size: 24px;
    padding: 2px 4px;
    border: 0;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;
