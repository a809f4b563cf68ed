import { css } from 'lit';

export const commentsStyles = css`
  * + yk-article-list,
  * + yk-comment-list,
  * + yk-comment-form {
    display: block;
    margin-block-start: calc(2 * var(--_gap));
  }
  /* Room for the lists until their code has come, so that the form below does not jump: heading, ten rows, button; column heads and day. */
  yk-article-list:not(:defined) {
    display: block;
    min-block-size: 36em;
  }
  yk-comment-list:not(:defined) {
    display: block;
    min-block-size: 24em;
  }
  [kind='older']:not(:defined) {
    min-block-size: 43em;
  }
`;
