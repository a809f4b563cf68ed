import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModerationStatus } from '../../src/core/moderation.js';
import { moderationRoutes } from '../../src/protocol/moderation-routes.js';
import type { TestSite } from './site.js';

/** A moderator who does everything through the routes, with the owner's token. */
export class Desk {
  readonly #site: TestSite;

  constructor(site: TestSite) {
    this.#site = site;
  }

  async token(): Promise<string> {
    return (await readFile(join(this.#site.dataDir, 'owner-token'), 'utf8')).trim();
  }

  /** Id of the comment with this title or text. */
  idOf(words: string): string {
    const found = this.#site.rows().filter(({ fields }) => fields.title === words || fields.content === words);
    if (found.length !== 1) throw new Error(`${found.length} comments say "${words}".`);
    return found[0]!.id;
  }

  /** @param words its title or text. */
  async decide(words: string, to: ModerationStatus): Promise<void> {
    await this.#post(moderationRoutes.decide, { decisions: [{ comment: this.idOf(words), to }] });
  }

  close(page: string, closed = true): Promise<void> {
    return this.#post(moderationRoutes.close, { page, closed });
  }

  async #post(route: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await this.token()}` };
    const answer = await fetch(`${this.#site.url}/api${route}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  }
}
