import { css } from 'lit';

/** Styles of what only shows after somebody has begun to write. */
export const sendingStyles = css`
  .panel {
    display: grid;
    gap: 8px;
    padding: 16px;
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
    gap: 8px;
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
    padding-inline-start: 24px;
  }
  .panel li a {
    display: inline-block;
    vertical-align: top;
    padding-block: 2px;
    min-block-size: 24px;
  }
  blockquote {
    margin: 8px 0;
    padding-inline-start: 16px;
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
    gap: 8px 16px;
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
