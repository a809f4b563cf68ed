import { css } from 'lit';

/** Of what stands inside a formatted text; its paragraphs are styled as those of any text. */
export const richTextStyles = css`
  .text :is(blockquote, ul, ol, pre) {
    margin: 8px 0;
  }
  .text blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .text :is(ul, ol) {
    padding-inline-start: 24px;
    list-style: disc;
  }
  .text ol {
    list-style: decimal;
  }
  .text li {
    border: 0;
  }
  .text :is(code, pre) {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
    background: var(--_tint);
    border-radius: var(--_radius);
  }
  .text code {
    padding: 1px 4px;
  }
  .text pre {
    padding: 8px 12px;
    white-space: pre-wrap;
  }
`;
