import { html, type TemplateResult } from 'lit';
import { menuTemplate, type MenuItem } from './menu.js';
import type { MenuDesk } from './menu-desk.js';
import { keysPanel } from './panels/keys.js';

export interface ToolsDesk extends MenuDesk {
  /** Letters are shortcuts. */
  shortcuts: boolean;
}

/** What concerns all comments. A moderator sees neither export nor erase: they are the owner's. */
export function toolsTemplate(desk: ToolsDesk): TemplateResult {
  const { t, me, moderation } = desk;
  const owner = me.role === 'owner';
  const items: readonly (MenuItem | false | undefined)[] = [
    moderation.listAudit && {
      label: t('moderation.tools.audit'),
      onPress: () => desk.openLater((panels) => panels.auditPanel(desk)),
    },
    moderation.listBans && {
      label: t('moderation.tools.bans'),
      onPress: () => desk.openLater((panels) => panels.bansPanel(desk)),
    },
    owner &&
      moderation.exportComments && {
        label: t('moderation.tools.export'),
        onPress: () => desk.openLater((panels) => panels.exportPanel(desk)),
      },
    owner &&
      moderation.previewErase &&
      moderation.erase && {
        label: t('moderation.tools.erase'),
        onPress: () => desk.openLater((panels) => panels.erasePanel(desk)),
      },
    { label: t('moderation.tools.keys'), onPress: () => desk.open(keysPanel(desk)) },
  ];
  const onToggle = (event: Event): void => {
    desk.shortcuts = (event.target as HTMLInputElement).checked;
  };
  const shortcuts = html`<label class="check"
    ><input type="checkbox" .checked=${desk.shortcuts} @change=${onToggle} />${t('moderation.shortcuts')}</label
  >`;
  return menuTemplate(
    t('moderation.tools'),
    items.filter((each) => !!each),
    shortcuts,
  );
}
