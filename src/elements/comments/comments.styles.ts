import { css } from 'lit';

export const commentsStyles = css`
  * + yk-article-list,
  * + yk-comment-form {
    display: block;
    margin-block-start: calc(2 * var(--_gap));
  }
  /* Room for the lists until their code has come, so that the form below does not jump. */
  yk-article-list:not(:defined) {
    display: block;
    min-block-size: 32em;
  }
`;
