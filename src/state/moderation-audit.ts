import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import type { AuditEntry } from '../core/moderation.js';
import type { ResultPage } from '../core/page.js';
import { ModerationTask } from './moderation-task.js';

/** The audit log, or the part of it about one comment, newest first. */
export class ModerationAudit extends ModerationTask<ResultPage<AuditEntry>> {
  readonly #moderation: Moderation;
  readonly #comment: string | undefined;

  constructor(moderation: Moderation, comment?: string) {
    super();
    this.#moderation = moderation;
    this.#comment = comment;
  }

  /** The first page, then each further one behind it. */
  async more(): Promise<boolean> {
    const { items = [], next } = this.value.value ?? {};
    return this.run(async (signal) => {
      const { listAudit } = this.#moderation;
      if (!listAudit) throw new CommentError('unsupported');
      const comment = this.#comment;
      const page = await listAudit(
        { limit: 50, ...(comment && { comment }), ...(next && { cursor: next }) },
        { signal },
      );
      const known = new Set(items.map(({ id }) => id));
      return { ...page, items: [...items, ...page.items.filter(({ id }) => !known.has(id))] };
    });
  }
}
