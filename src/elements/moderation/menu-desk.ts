import type { Desk, Panel } from './panel.js';
import type * as Panels from './panels.js';

/** What menus need: to open a panel whose code is fetched when the first of them is chosen. */
export interface MenuDesk extends Desk {
  openLater(make: (panels: typeof Panels) => Panel): void;
}
