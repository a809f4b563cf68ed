import type { Moderation, ModerationEvent } from '../../../src/contract/moderation.js';
import { CommentError } from '../../../src/core/error.js';
import { foldText } from '../../../src/core/fold-text.js';
import type {
  AuditEntry,
  Ban,
  Decided,
  ModerationStatus,
  Moderator,
  QueueItem,
  QueueQuery,
} from '../../../src/core/moderation.js';

export const token = 'ma-cua-chu-trang-rat-dai-va-bi-mat';

/** A comment that waits, with what a test changes. */
export function queueItem(id: string, changes: Partial<QueueItem> = {}): QueueItem {
  return {
    id,
    page: '/bai-viet/pho-di-bo',
    pageTitle: 'Lấy ý kiến về phố đi bộ ven hồ',
    pageUrl: 'https://example.vn/bai-viet/pho-di-bo',
    status: 'pending',
    fields: { name: `Bạn đọc ${id}`, title: `Tiêu đề ${id}`, content: `Nội dung của bình luận ${id}.` },
    created: '2026-11-20T08:30:00Z',
    score: 0,
    reasons: [],
    reports: 0,
    ...changes,
  };
}

export const queueItems = (n: number, changes: Partial<QueueItem> = {}): QueueItem[] =>
  Array.from({ length: n }, (_, i) => queueItem(String(i + 1), changes));

export interface FakeOptions {
  readonly items?: readonly QueueItem[];
  readonly me?: Moderator;
  /** Answers before the fake does: throws to refuse, waits to be slow. */
  readonly intercept?: (method: string, ...given: unknown[]) => unknown;
}

/** The moderators' side of a backend in an array, with what was asked of it. */
export class FakeModeration {
  items: QueueItem[];
  readonly calls: string[] = [];
  readonly audit: AuditEntry[] = [];
  bans: Ban[] = [];
  readonly moderation: Moderation;
  intercept: FakeOptions['intercept'];
  readonly #watchers = new Set<(event: ModerationEvent) => void>();
  #position = 0;

  constructor({ items = [], me = { name: 'chu-trang', role: 'owner' }, intercept }: FakeOptions = {}) {
    this.items = [...items];
    this.intercept = intercept;
    this.moderation = this.#build(me);
  }

  find(id: string): QueueItem {
    const item = this.items.find((each) => each.id === id);
    if (!item) throw new CommentError('not-found');
    return item;
  }

  statusOf(id: string): ModerationStatus {
    return this.find(id).status;
  }

  change(id: string, changes: Partial<QueueItem>): void {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...changes } : item));
  }

  /** Tells every queue that is open. */
  emit(kind: ModerationEvent['kind'], comment?: string): void {
    const event = { kind, position: String(++this.#position), ...(comment && { comment }) };
    for (const tell of this.#watchers) tell(event);
  }

  /** A comment comes in. */
  submit(item: QueueItem): void {
    this.items.push(item);
    this.emit('submitted', item.id);
  }

  get watched(): number {
    return this.#watchers.size;
  }

  async #call(method: string, ...given: unknown[]): Promise<void> {
    this.calls.push(method);
    await this.intercept?.(method, ...given);
  }

  #log(action: string, comment?: string, detail?: string): void {
    const id = String(this.audit.length + 1);
    const entry = { id, at: '2026-11-23T01:00:00Z', actor: 'chu-trang', action };
    this.audit.unshift({ ...entry, ...(comment && { comment }), ...(detail && { detail }) });
  }

  #select({ status = 'pending', search = '', page }: QueueQuery): QueueItem[] {
    const words = foldText(search).split(' ').filter(Boolean);
    const found = this.items.filter(
      (item) =>
        (status === 'all' ||
          item.status === status ||
          (status === 'pending' && !!item.revision) ||
          (status === 'reported' && item.status === 'published' && item.reports > 0)) &&
        (!page || item.page === page) &&
        words.every((word) => foldText(Object.values(item.fields).join(' ')).includes(word)),
    );
    return status === 'pending' ? found : found.reverse();
  }

  #build(me: Moderator): Moderation {
    const call = this.#call.bind(this);
    return {
      name: 'fake',
      whoAmI: async () => {
        await call('whoAmI');
        return me;
      },
      listQueue: async (query = {}) => {
        await call('listQueue', query);
        // By the place of the last item, as stores do it: what is decided between two pages makes nothing slip through.
        const place = (item: QueueItem): number => this.items.indexOf(item);
        const { status = 'pending', cursor, limit = 20 } = query;
        const later = (item: QueueItem): boolean =>
          cursor === undefined || (status === 'pending' ? place(item) > Number(cursor) : place(item) < Number(cursor));
        const found = this.#select(query).filter(later);
        const items = found.slice(0, limit);
        return { items, ...(found.length > limit && { next: String(place(items.at(-1)!)) }) };
      },
      countQueue: async () => {
        await call('countQueue');
        const count = (status: ModerationStatus): number => this.items.filter((item) => item.status === status).length;
        const reported = this.#select({ status: 'reported' }).length;
        return {
          pending: count('pending'),
          published: count('published'),
          rejected: count('rejected'),
          spam: count('spam'),
          removed: count('removed'),
          reported,
        };
      },
      getItem: async (id) => {
        await call('getItem', id);
        return this.find(id);
      },
      decide: async (decisions, reason) => {
        await call('decide', decisions, reason);
        return decisions.flatMap(({ comment, to, revision }): Decided[] => {
          const item = this.items.find(({ id }) => id === comment);
          if (!item) return [];
          const { revision: edit, ...rest } = item;
          if (revision) {
            const fields = to === 'published' && edit ? { ...item.fields, ...edit.fields } : item.fields;
            this.items = this.items.map((each) => (each === item ? { ...rest, fields } : each));
          } else this.change(comment, { status: to, reports: 0, ...(reason && { reason }) });
          this.#log(to, comment, reason);
          return [{ comment, from: item.status, to: revision ? item.status : to }];
        });
      },
      reveal: async (id) => {
        await call('reveal', id);
        this.#log('reveal', id);
        return { ...this.find(id).fields, phone: '0912345678' };
      },
      listRevisions: async (id) => {
        await call('listRevisions', id);
        const { fields, created, revision } = this.find(id);
        const first = { id: 'đầu', fields, created, state: 'applied' as const };
        return [...(revision ? [revision] : []), first];
      },
      listReports: async (id) => {
        await call('listReports', id);
        return Array.from({ length: this.find(id).reports }, (_, i) => ({
          reason: i % 2 ? ('other' as const) : ('abuse' as const),
          ...(i % 2 && { text: 'Lời lẽ khó nghe, đề nghị xem lại.' }),
          created: '2026-11-22T03:00:00Z',
        }));
      },
      reply: async (id, content, options) => {
        await call('reply', id, content, options?.submissionId);
        return {
          id: `${id}-tra-loi`,
          parent: id,
          status: 'published',
          name: me.name,
          content,
          created: '2026-11-23T01:00:00Z',
        };
      },
      closePage: async (page, closed) => {
        await call('closePage', page, closed);
        this.#log(closed ? 'close' : 'open');
      },
      listAudit: async (query = {}) => {
        await call('listAudit', query);
        const { comment, cursor, limit = 50 } = query;
        const found = this.audit.filter((entry) => !comment || entry.comment === comment);
        const from = Number(cursor ?? 0);
        return {
          items: found.slice(from, from + limit),
          ...(found.length > from + limit && { next: String(from + limit) }),
        };
      },
      listBans: async () => {
        await call('listBans');
        return this.bans;
      },
      addBan: async ({ kind, effect, value, forMs }) => {
        await call('addBan', { kind, effect, value, forMs });
        const expires = forMs && new Date(Date.UTC(2026, 10, 23) + forMs).toISOString();
        const ban: Ban = {
          id: `luat-${this.bans.length + 1}`,
          kind,
          effect,
          label: value,
          created: '2026-11-23T01:00:00Z',
          actor: me.name,
          ...(expires && { expires }),
        };
        this.bans = [ban, ...this.bans];
        return ban;
      },
      removeBan: async (id) => {
        await call('removeBan', id);
        this.bans = this.bans.filter((ban) => ban.id !== id);
      },
      exportComments: async (format) => {
        await call('exportComments', format);
        return new Blob([format === 'csv' ? 'id\r\n1\r\n' : '[]']);
      },
      previewErase: async (subject) => {
        await call('previewErase', subject);
        const ids = 'comments' in subject ? subject.comments : this.items.slice(0, 3).map(({ id }) => id);
        return {
          comments: ids.map((id) => ({ id, page: this.find(id).page, created: this.find(id).created })),
          revisions: 2,
          votes: 5,
          reports: 0,
          deliveries: 1,
          unreachable: ['sao-luu/2026-11-01.db'],
          confirm: ids.join(),
        };
      },
      erase: async (subject, confirm) => {
        await call('erase', subject, confirm);
        const ids = confirm.split(',');
        this.items = this.items.filter(({ id }) => !ids.includes(id));
        return { comments: ids.length };
      },
      watch: (_input, { signal } = {}) => this.#watch(signal),
    };
  }

  async *#watch(signal?: AbortSignal): AsyncGenerator<ModerationEvent> {
    const events: ModerationEvent[] = [];
    let wake = (): void => undefined;
    const tell = (event: ModerationEvent): void => {
      events.push(event);
      wake();
    };
    this.#watchers.add(tell);
    signal?.addEventListener('abort', () => wake());
    try {
      while (!signal?.aborted) {
        const event = events.shift();
        if (event) yield event;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#watchers.delete(tell);
    }
  }
}
