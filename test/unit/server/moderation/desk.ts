import type { Store } from '../../../../src/contract/store.js';
import type { ModeratorRole, QueueItem } from '../../../../src/core/moderation.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import type { HandlerOptions } from '../../../../src/server/options.js';
import type { SiteOptions } from '../../../../src/server/site.js';
import { addModerator, revokeModerator } from '../../../../src/server/moderation/tokens.js';
import { Backend, draft, ownerToken, receipt, secret, type DraftChanges } from '../../../support/backend.js';

/** Data of a reader that may leave through `reveal` and `export` only. */
export const canaries = {
  phone: '0912345678',
  phoneAbroad: '+84912345678',
  email: 'chim.hoang.yen@example.vn',
  readerKey: 'k'.repeat(43),
  address: '203.0.113.99',
};

/** A backend with moderators before it. */
export class Desk extends Backend {
  constructor(site: Partial<SiteOptions> = {}, options: Omit<Partial<HandlerOptions>, 'site' | 'sites'> = {}) {
    super({ fields: 'name* phone email title content*', ...site }, options);
  }

  read(path: string, token = ownerToken): Promise<Response> {
    return this.get(path, { authorization: `Bearer ${token}` });
  }

  write(path: string, body: unknown, token = ownerToken): Promise<Response> {
    return this.post(path, body, { authorization: `Bearer ${token}` });
  }

  /** A comment as it stands in the queue. */
  async comment(fields: Record<string, string> = {}, changes: DraftChanges = {}): Promise<string> {
    this.now += 1000;
    const given = { name: 'Trần Thị Bích', title: 'Đường hỏng', content: 'Xin sửa đoạn trước chợ.', ...fields };
    const answer = await this.submit({ ...changes, fields: given });
    if (answer.status >= 300) throw new Error(`Not stored: ${answer.status} ${await answer.text()}`);
    return (await receipt(answer)).id;
  }

  /** A comment with everything that must not leak. */
  privateComment(changes: DraftChanges = {}): Promise<string> {
    const { phone, email, readerKey } = canaries;
    return this.comment({ phone, email }, { readerKey, ...changes });
  }

  async queue(query = ''): Promise<{ items: QueueItem[]; next?: string }> {
    return (await json(await this.read(`/v1/moderation/queue?${query}`))) as { items: QueueItem[]; next?: string };
  }

  async item(id: string): Promise<QueueItem> {
    return (await json(await this.read(`/v1/moderation/item?comment=${id}`))) as QueueItem;
  }

  decide(decisions: readonly object[], reason?: string): Promise<Response> {
    return this.write('/v1/moderation/decide', { decisions, reason });
  }

  async moderator(name = 'mai', role: ModeratorRole = 'moderator'): Promise<string> {
    return addModerator(await placeOf(this.store), name, role);
  }

  async revoke(name: string): Promise<boolean> {
    return revokeModerator(await placeOf(this.store), name);
  }

  /** `action detail` of the newest lines. */
  async audit(): Promise<string[]> {
    const { items } = (await json(await this.read('/v1/moderation/audit?limit=50'))) as {
      items: { actor: string; action: string; detail?: string }[];
    };
    return items.map(({ actor, action, detail }) => [actor, action, detail].filter(Boolean).join(' '));
  }
}

export async function placeOf(store: Store) {
  return { store, keys: await createKeyRing(readSecrets(secret)), site: 'default', now: Date.UTC(2026, 10, 23) };
}

export async function json(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export { draft, ownerToken, secret };
