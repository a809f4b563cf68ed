import type { ModerationStatus, QueueItem } from '../../core/moderation.js';
import type { MessageKey } from '../../i18n/messages.js';

export interface Verdict {
  readonly to: ModerationStatus;
  readonly label: MessageKey;
}

const approve: Verdict = { to: 'published', label: 'moderation.do.published' };
const reject: Verdict = { to: 'rejected', label: 'moderation.do.rejected' };
const spam: Verdict = { to: 'spam', label: 'moderation.do.spam' };
const remove: Verdict = { to: 'removed', label: 'moderation.do.removed' };

/** What can be decided for a comment as it is now, the most likely first. */
export function verdictsFor({
  status,
  revision,
  reports,
}: Pick<QueueItem, 'status'> & Partial<QueueItem>): readonly Verdict[] {
  switch (status) {
    case 'published':
      if (revision)
        return [
          { to: 'published', label: 'moderation.do.accept' },
          { to: 'rejected', label: 'moderation.do.drop' },
          spam,
          remove,
        ];
      return [...(reports ? [{ to: 'published', label: 'moderation.do.keep' } as const] : []), reject, spam, remove];
    case 'rejected':
      return [approve, spam, remove];
    case 'spam':
      return [approve, reject, remove];
    case 'removed':
      return [{ to: 'published', label: 'moderation.do.restore' }];
    default:
      return [approve, reject, spam, remove];
  }
}
