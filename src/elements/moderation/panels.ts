/** The panels that a menu opens: they come with the first of them. */
export { auditPanel } from './panels/audit.js';
export { banReaderPanel, bansPanel } from './panels/bans.js';
export { erasePanel } from './panels/erase.js';
export { exportPanel } from './panels/export.js';
export { historyPanel } from './panels/history.js';
export { pagePanel } from './panels/page.js';
export { replyPanel } from './panels/reply.js';
export { reportsPanel } from './panels/reports.js';
