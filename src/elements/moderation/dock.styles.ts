import { css } from 'lit';

/** What lies over the rows: the bar at the foot, and menus. */
export const dockStyles = css`
  /* Sticks to the foot of the window; rows keep clear of it (scroll-margin). */
  .dock {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    gap: 8px;
    margin-block-start: 16px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  .bulk,
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .bulk b {
    margin-inline-end: 8px;
  }
  .notice {
    justify-content: space-between;
  }
  .notice span {
    flex: 1 1 12em;
    overflow-wrap: anywhere;
  }
  @container (max-width: 859.98px) {
    .bulk > button {
      flex: 1 1 auto;
    }
    /* Two bars would cover half of a phone: undo comes back with the selection's end. */
    .bulk + .notice:not(.failed) {
      display: none;
    }
  }
  .failed {
    color: var(--_error);
    font-weight: 600;
  }
  .menu {
    position: relative;
  }
  .menu summary {
    display: flex;
    align-items: center;
    gap: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    margin-block-start: -3px;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  summary:hover {
    background: var(--_tint);
  }
  .sheet {
    position: absolute;
    z-index: 2;
    inset-inline-end: 0;
    display: grid;
    min-inline-size: 200px;
    max-inline-size: 280px;
    margin-block-start: 4px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  .sheet button {
    border-color: transparent;
    text-align: start;
  }
  .sheet .check {
    padding-inline: 12px;
  }
`;
