import { randomId } from '../../src/core/random-id.js';
import type { Comment, CommentPage, Receipt } from '../../src/core/comment.js';
import type { StoredComment, Store } from '../../src/contract/store.js';
import { Backend, receipt, type DraftChanges } from './backend.js';

export const page = '/news/42';
export const key = (letter: string): string => letter.repeat(43);

type Written = Receipt & { id: string; token: string };

/** A backend whose comments are published at once, with the moves of readers. */
export class Thread extends Backend {
  constructor(...[site = {}, options = {}]: ConstructorParameters<typeof Backend>) {
    const unlimited = { submit: [], vote: [], report: [], ...options.limits };
    super({ moderation: 'post', ...site }, { ...options, limits: unlimited });
  }

  /** Each a second after the one before, and each with a text of its own: copies wait for a moderator. */
  async write(content = `Xin sửa đoạn trước chợ, lần ${this.now}.`, changes: DraftChanges = {}): Promise<Written> {
    this.now += 1000;
    const fields = { name: 'Trần Thị Bích', title: 'Đường hỏng', content };
    return receipt(await this.submit({ ...changes, fields: { ...fields, ...changes.fields } }));
  }

  reply(parent: string, content = `Tôi cũng thấy vậy, lúc ${this.now}.`): Promise<Written> {
    return this.write(content, { parent });
  }

  async list(query = '', path = '/v1/comments'): Promise<CommentPage> {
    const response = await this.get(`${path}?page=${page}${query && `&${query}`}`);
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as CommentPage;
  }

  decide(comment: string, to: StoredComment['status']): Promise<unknown> {
    this.now += 1000;
    return this.store.decide([{ site: 'default', comment, to, actor: 'test', at: this.now }]);
  }
}

export const ids = (items: readonly Pick<Comment, 'id'>[]): string[] => items.map(({ id }) => id);

/** A stored comment of the default site, as an import would bring it. */
export function stored(id: string, createdAt: number, changes: Partial<StoredComment> = {}): StoredComment {
  return {
    id,
    site: 'default',
    page,
    submissionId: randomId(),
    fingerprint: 'x',
    status: 'published',
    fields: { name: 'Lê Văn Tám', content: `Bình luận ${id}` },
    createdAt,
    score: 0,
    generation: 1,
    ...changes,
  };
}

/** Puts comments in as an import does, 500 at a time. */
export async function load(store: Store, comments: readonly StoredComment[]): Promise<void> {
  await store.loadRecords('default', 'page', [{ id: page, url: `https://example.vn${page}`, title: 'Tin' }]);
  for (let at = 0; at < comments.length; at += 500) {
    await store.loadRecords('default', 'comment', comments.slice(at, at + 500));
  }
}
