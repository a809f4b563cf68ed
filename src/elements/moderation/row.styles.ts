import { css } from 'lit';

export const rowStyles = css`
  .row {
    position: relative;
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 12px;
    padding: 12px;
    border-block-end: 1px solid var(--_line);
    scroll-margin-block: 12px 120px;
  }
  .row:first-child {
    border-block-start: 1px solid var(--_line);
  }
  .row:hover {
    background: var(--_tint);
  }
  /* The row that keys act on: seen without colour too, by the bar at its start. */
  .row.selected {
    background: color-mix(in srgb, var(--_accent) 9%, transparent);
  }
  .row.current {
    border-inline-start: 3px solid var(--_accent);
    padding-inline-start: 9px;
  }
  .row.current:not(.selected) {
    background: var(--_tint);
  }
  .row:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .pick {
    display: grid;
    place-items: start center;
    min-inline-size: 24px;
    min-block-size: 24px;
    margin: 0;
  }
  .pick input {
    margin: 2px 0 0;
  }
  .body {
    display: grid;
    gap: 4px;
    justify-items: start;
    align-content: start;
    min-inline-size: 0;
  }
  .body > :is(.title, .text, .edit) {
    max-inline-size: var(--_measure);
  }
  .meta {
    max-inline-size: none;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 10px;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  time {
    direction: ltr;
    unicode-bidi: isolate;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .status {
    padding-inline: 8px;
    border: 1px solid var(--_border);
    border-radius: 1em;
    font-size: 0.8125em;
  }
  .where {
    overflow-wrap: anywhere;
  }
  .where a {
    color: inherit;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .facts:empty {
    display: none;
  }
  .facts .muted {
    font-size: 1em;
  }
  .value {
    font-variant-numeric: tabular-nums;
  }
  .facts .quiet {
    margin-inline: -5px;
    padding: 0 4px;
    min-block-size: 28px;
  }
  .quiet .muted {
    color: inherit;
  }
  .flag {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .flag .bad {
    color: var(--_error);
  }
  .title {
    margin-block-start: 4px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .text {
    inline-size: 100%;
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .folded {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    line-clamp: 5;
  }
  .body > .quiet {
    margin-inline-start: -8px;
  }
  .actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    place-content: start;
    align-items: start;
    gap: 8px;
  }
  /* The words say what they are: in rows that wait their turn the borders stay in the background. */
  .actions > button,
  .actions > .menu {
    flex: 1 1 auto;
  }
  .actions summary {
    justify-content: center;
  }
  .row:not(.current) .actions :is(button, summary):not(.main) {
    border-color: var(--_line);
  }
  .main {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .current .main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .edit {
    inline-size: 100%;
    margin-block-start: 8px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_border);
  }
  .edit-title {
    font-weight: 600;
  }
  .field-name {
    grid-column: 1 / -1;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .sides {
    display: grid;
    gap: 4px 24px;
    margin-block-start: 4px;
  }
  del {
    color: var(--_error);
  }
  ins {
    color: var(--_success);
    text-decoration-thickness: 2px;
  }
  @container (min-width: 860px) {
    .row {
      grid-template-columns: max-content minmax(0, 1fr) max-content;
      column-gap: 16px;
    }
    .actions {
      grid-column: auto;
      inline-size: 350px;
      justify-content: end;
      gap: 6px;
    }
    .actions > button,
    .actions > .menu {
      flex: none;
    }
    .sides {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (min-width: 1080px) {
    .actions {
      inline-size: auto;
      flex-wrap: nowrap;
    }
  }
  @media (forced-colors: active) {
    .current .main {
      border-color: Highlight;
      background: ButtonFace;
      color: ButtonText;
    }
    .row.current {
      border-inline-start-color: Highlight;
    }
  }
`;
