import type { QueueItem } from '../../core/moderation.js';
import type { MenuItem } from './menu.js';
import type { MenuDesk } from './menu-desk.js';

/** What else can be done with a comment, as far as the backend and the moderator's role allow it. */
export function menuOf(item: QueueItem, desk: MenuDesk): readonly MenuItem[] {
  const { t, me, moderation } = desk;
  const items: readonly (MenuItem | false | undefined)[] = [
    moderation.reply &&
      item.status === 'published' && {
        label: t('moderation.menu.reply'),
        onPress: () => desk.openLater((panels) => panels.replyPanel(desk, item)),
      },
    moderation.listRevisions && {
      label: t('moderation.menu.history'),
      onPress: () => desk.openLater((panels) => panels.historyPanel(desk, item)),
    },
    moderation.listReports && {
      label: t('moderation.menu.reports'),
      onPress: () => desk.openLater((panels) => panels.reportsPanel(desk, item)),
    },
    moderation.addBan && {
      label: t('moderation.menu.ban'),
      onPress: () => desk.openLater((panels) => panels.banReaderPanel(desk, item)),
    },
    moderation.listAudit && {
      label: t('moderation.menu.audit'),
      onPress: () => desk.openLater((panels) => panels.auditPanel(desk, item.id)),
    },
    { label: t('moderation.menu.page'), onPress: () => desk.openLater((panels) => panels.pagePanel(desk, item)) },
    me.role === 'owner' &&
      moderation.previewErase &&
      moderation.erase && {
        label: t('moderation.menu.erase'),
        onPress: () => desk.openLater((panels) => panels.erasePanel(desk, { comments: [item.id] })),
      },
  ];
  return items.filter((each) => !!each);
}
