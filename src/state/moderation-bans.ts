import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import type { Ban, NewBan } from '../core/moderation.js';
import { ModerationTask } from './moderation-task.js';

/** The rules about whom and what a site does not want, newest first. */
export class ModerationBans extends ModerationTask<readonly Ban[]> {
  readonly #moderation: Moderation;

  constructor(moderation: Moderation) {
    super();
    this.#moderation = moderation;
  }

  async load(): Promise<boolean> {
    return this.run(async (signal) => {
      const { listBans } = this.#moderation;
      if (!listBans) throw new CommentError('unsupported');
      return listBans({ signal });
    });
  }

  /** Adds a rule; the same rule given again stands once. */
  async add(ban: NewBan): Promise<boolean> {
    const before = this.value.value ?? [];
    return this.run(async () => {
      const { addBan } = this.#moderation;
      if (!addBan) throw new CommentError('unsupported');
      const added = await addBan(ban);
      return [added, ...before.filter(({ id }) => id !== added.id)];
    });
  }

  async remove(id: string): Promise<boolean> {
    const before = this.value.value ?? [];
    return this.run(async () => {
      const { removeBan } = this.#moderation;
      if (!removeBan) throw new CommentError('unsupported');
      await removeBan(id);
      return before.filter((ban) => ban.id !== id);
    });
  }
}
