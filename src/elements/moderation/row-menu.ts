import type { QueueItem } from '../../core/moderation.js';
import type { MenuItem } from './menu.js';
import type { Desk } from './panel.js';
import { auditPanel } from './panels/audit.js';
import { banReaderPanel } from './panels/bans.js';
import { erasePanel } from './panels/erase.js';
import { historyPanel } from './panels/history.js';
import { pagePanel } from './panels/page.js';
import { replyPanel } from './panels/reply.js';
import { reportsPanel } from './panels/reports.js';

/** What else can be done with a comment, as far as the backend and the moderator's role allow it. */
export function menuOf(item: QueueItem, desk: Desk): readonly MenuItem[] {
  const { t, me, moderation } = desk;
  const items: readonly (MenuItem | false | undefined)[] = [
    moderation.reply &&
      item.status === 'published' && {
        label: t('moderation.menu.reply'),
        onPress: () => desk.open(replyPanel(desk, item)),
      },
    moderation.listRevisions && {
      label: t('moderation.menu.history'),
      onPress: () => desk.open(historyPanel(desk, item)),
    },
    moderation.listReports && {
      label: t('moderation.menu.reports'),
      onPress: () => desk.open(reportsPanel(desk, item)),
    },
    moderation.addBan && { label: t('moderation.menu.ban'), onPress: () => desk.open(banReaderPanel(desk, item)) },
    moderation.listAudit && {
      label: t('moderation.menu.audit'),
      onPress: () => desk.open(auditPanel(desk, item.id)),
    },
    { label: t('moderation.menu.page'), onPress: () => desk.open(pagePanel(desk, item)) },
    me.role === 'owner' &&
      moderation.previewErase &&
      moderation.erase && {
        label: t('moderation.menu.erase'),
        onPress: () => desk.open(erasePanel(desk, { comments: [item.id] })),
      },
  ];
  return items.filter((each) => !!each);
}
