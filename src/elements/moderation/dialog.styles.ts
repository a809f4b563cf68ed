import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    inline-size: min(640px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: Canvas;
    color: CanvasText;
    text-align: start;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .dialog-head {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding-block: 12px;
    padding-inline: 20px 12px;
    border-block-end: 1px solid var(--_line);
    background: Canvas;
  }
  h3,
  h4 {
    margin: 0;
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  h4 {
    font-size: 1em;
  }
  .dialog-body {
    display: grid;
    gap: 16px;
    padding: 20px;
  }
  dialog form,
  dialog [aria-busy] {
    display: grid;
    gap: 16px;
    justify-items: start;
  }
  dialog :is(.field, form, .plain, table) {
    inline-size: 100%;
  }
  @media (min-width: 560px) {
    .ban-form {
      grid-template-columns: 1fr 1fr;
    }
    .ban-form :is(h4, .primary) {
      grid-column: 1 / -1;
    }
  }
  .ban-form:not(:first-child) {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
  }
  dialog :is(input, select, textarea) {
    min-block-size: var(--_field-height);
  }
  dialog textarea {
    min-block-size: calc(4lh + 20px);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .plain {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .plain > li {
    overflow-wrap: anywhere;
  }
  .plain > li:not(:first-child) {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .ban {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  table {
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  th,
  td {
    padding-block: 8px;
    padding-inline: 0 12px;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  th {
    color: var(--_muted);
    font-weight: 400;
  }
  .about {
    display: block;
  }
  @media (max-width: 560px) {
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: block;
      padding-block: 8px;
      border-block-end: 1px solid var(--_line);
    }
    td {
      display: inline;
      padding: 0;
      padding-inline-end: 8px;
      border: 0;
    }
    td:first-child {
      color: var(--_muted);
    }
    td:is(:first-child, :last-child) {
      display: block;
    }
  }
  .keys {
    display: grid;
    gap: 8px;
    margin: 0;
  }
  .keys div {
    display: grid;
    grid-template-columns: 7em 1fr;
    align-items: baseline;
    gap: 12px;
  }
  dd {
    margin: 0;
  }
  kbd {
    display: inline-block;
    min-inline-size: 1.8em;
    padding-inline: 6px;
    border: 1px solid var(--_border);
    border-radius: 4px;
    font: inherit;
    font-size: 0.9375em;
    text-align: center;
  }
  .preview ul {
    margin: 4px 0;
    padding-inline-start: 24px;
    overflow-wrap: anywhere;
  }
  button.danger {
    background: var(--_error);
    color: light-dark(#fff, #2a0703);
  }
  @media (forced-colors: active) {
    button.danger {
      border-color: ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
