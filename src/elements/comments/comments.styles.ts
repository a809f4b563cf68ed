import { css } from 'lit';

export const commentsStyles = css`
  :host > * + *,
  yk-article-list + *,
  yk-comment-form {
    margin-block-start: calc(2 * var(--_gap));
  }
  :first-child {
    margin-block-start: 0;
  }
  /* Room for the lists until their code has come, so that the form below does not jump. */
  yk-article-list:not(:defined) {
    display: block;
    min-block-size: 32em;
  }
`;
