import { css } from 'lit';

export const moderationStyles = css`
  :host {
    container-type: inline-size;
    /* Said once: rows and bars are dense where a mouse points, and fit fingers elsewhere. */
    --_press: var(--_field-height);
  }
  @media (pointer: fine) {
    :host {
      --_press: 36px;
    }
  }
  button,
  summary,
  select,
  input {
    min-block-size: var(--_press);
  }
  button,
  summary {
    padding: 4px 12px;
  }
  .quiet {
    border-color: transparent;
    color: var(--_accent);
    padding-inline: 8px;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-end: 16px;
  }
  h2 {
    margin: 0;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .who > .muted {
    margin-inline-end: 8px;
    overflow-wrap: anywhere;
  }
  .sign-in {
    display: grid;
    gap: 16px;
    justify-items: start;
    max-inline-size: 480px;
  }
  .sign-in .field {
    inline-size: 100%;
  }
  .sign-in :is(input, button),
  dialog .primary {
    min-block-size: var(--_field-height);
  }
  .error {
    color: var(--_error);
    font-weight: 600;
  }
  .error:empty {
    display: none;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
    box-shadow: inset 3px 0 var(--_error);
  }
  :dir(rtl)[aria-invalid='true'] {
    box-shadow: inset -3px 0 var(--_error);
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--_press);
    font-weight: 400;
  }
  .check input {
    margin: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding-block: 8px;
    border-block: 1px solid var(--_line);
  }
  .filters {
    display: none;
    flex-wrap: wrap;
    gap: 4px;
  }
  .filters button {
    border-color: transparent;
    white-space: nowrap;
  }
  .filters .count {
    margin-inline-start: 0.35em;
  }
  .filters [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  [aria-pressed='true'] .count {
    color: inherit;
  }
  .filter-choice,
  .search {
    flex: 1 1 260px;
  }
  @container (min-width: 860px) {
    .filters {
      display: flex;
    }
    .filter-choice {
      display: none;
    }
    .search {
      flex: 0 1 300px;
    }
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .only {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding-block: 8px;
    max-inline-size: none;
    overflow-wrap: anywhere;
  }
  .over {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 4px 14px;
    min-block-size: calc(var(--_press) + 8px);
  }
  .keys-hint {
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  @media (pointer: coarse) {
    .keys-hint {
      display: none;
    }
  }
  [part~='fresh'] {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .stale {
    padding: 0 14px 16px;
  }
  @media (forced-colors: active) {
    .filters [aria-pressed='true'] {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
  .skeleton {
    margin: 0;
    padding: 0;
    list-style: none;
    animation: appear 1ms 300ms both;
  }
  .skeleton li {
    block-size: 7em;
    margin-block-end: 1px;
    background: var(--_tint);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .empty {
    padding: 24px 12px;
    color: var(--_muted);
  }
  [part~='more'],
  [part~='retry'] {
    margin-block-start: 16px;
  }
  @media print {
    .bar,
    .who,
    .over,
    .dock {
      display: none;
    }
  }
`;
