import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import type { CommentDraft } from '../../src/core/comment.js';
import { randomId } from '../../src/core/random-id.js';
import { adapterSuite, type Harness } from '../../src/testing/index.js';
import { startWordpress, type WordpressServer } from './wordpress-server.js';
import { openArticles } from './wordpress-articles.js';

const pluginKeys = { title: 'ykien_title', phone: 'ykien_phone' };

/** One WordPress for a group of cases; every case begins with fresh posts and no comment. */
function withWordpress(plugin: boolean): {
  server: () => WordpressServer;
  harness: (options?: Partial<WordpressAdapterOptions>) => Promise<Harness>;
} {
  let server: WordpressServer;
  beforeAll(async () => {
    server = await startWordpress({ plugin });
  });
  afterAll(() => server?.stop());
  return {
    server: () => server,
    async harness(options = {}) {
      const { idOf, page, otherPage, count } = await openArticles(server);
      return {
        adapter: wordpressAdapter({ endpoint: server.url, ...options }),
        page,
        otherPage,
        articles: count,
        countStored: async () => (await server.rows()).length,
        moderate: (id, decision) => (decision === 'published' ? server.approve(id) : server.remove(id)),
        closePage: ({ id }, closed) => server.close(idOf(id), closed),
        storeHtml: async ({ id }, html) => {
          await server.insert([
            { comment_post_ID: idOf(id), comment_author: 'Lan', comment_content: html, comment_approved: 1 },
          ]);
        },
      };
    },
  };
}

/** What comment_text makes something else of. */
const typographic = [
  "\"ngoặc\" 'đơn' it's '99 9' 9\" ``mã`` ''hai'' — a--b a---b - c -d ... .... (tm) 9x9 1.5x2 0x10",
  ':) ;-) :cool: 8-) 8O :mrgreen: (:) :?: x:)',
  'Wordpress (Wordpress) www.example.com ftp.example.com hop@example.com mailto:hop@example.com',
  'https://example.com/a?b=1&c=2#d https://example.com/a--b/...c?x=9x9 (https://example.com/Hồ_(Hà_Nội)) [x](https://example.com/)',
  '"https://example.com/" <https://example.com/> \'https://example.com/\' https://example.com/a&, https://example.com/[x] https://example.com/?q="x"',
  'ftp://example.com/a javascript://x foo://bar HTTPS://example.com/ https://example.com/@a https://vidu.vn/đường-làng?ý=một',
  'C:\\tmp\\ \\\\may\\x 100% %41 %zz &#39; &#x27; &copy; &bogus; &amp;amp; &lt;b&gt; <script>alert(1)</script> <b>x</b> <!-- y --> [gallery] [caption]x[/caption]',
  '😀 👨‍👩‍👧 é ấ ﷽ עברית',
].join('\n');

describe('wordpressAdapter on a WordPress with our plug-in', () => {
  const { server, harness } = withWordpress(true);

  describe('keeps the contract', () => adapterSuite({ describe, it }, () => harness({ fields: pluginKeys })));
  const draftOf = (page: CommentDraft['page'], fields: Partial<CommentDraft['fields']> = {}): CommentDraft => ({
    page,
    submissionId: randomId(),
    fields: { name: 'Hạnh', email: 'hanh@example.com', content: 'Ổ gà.', ...fields },
  });

  it.each(typographic.split('\n').map((line) => [line]))('shows as typed: %s', async (line) => {
    const { adapter, page } = await harness();
    const { id = '' } = await adapter.submitComment!(draftOf(page, { content: line }));
    await server().approve(id);
    const [shown] = (await adapter.listComments!({ page })).items;
    expect(shown?.content).toBe(line);
    expect(shown?.rich).toBeUndefined();
    await expect(adapter.submitComment!(draftOf(page, { content: line }))).resolves.toEqual({ status: 'unknown' });
    expect(await server().rows()).toHaveLength(1);
  });

  it.each(['<b>Hạnh</b> & "Lan" \'x\'', 'a\\b 100%41 &amp; &#39;', "D'Artagnan <x", '😀 Đỗ'])(
    'shows a name as typed: %s',
    async (name) => {
      const { adapter, page } = await harness();
      const { id = '' } = await adapter.submitComment!(draftOf(page, { name }));
      await server().approve(id);
      expect((await adapter.listComments!({ page })).items[0]?.name).toBe(name);
      await expect(adapter.submitComment!(draftOf(page, { name }))).resolves.toEqual({ status: 'unknown' });
    },
  );

  it('stores a title as typed, and the phone number where nobody reads it', async () => {
    const { adapter, page } = await harness({ fields: pluginKeys });
    const title = '<b>Đường</b> "làng" \\ & 100%';
    const { id = '' } = await adapter.submitComment!(draftOf(page, { title, phone: '0912 345 678' }));
    await server().approve(id);
    expect((await adapter.listComments!({ page })).items[0]?.title).toBe(title);
    const [row] = await server().rows();
    expect(row?.phone).toBe('0912 345 678');
    for (const route of [`comments/${id}`, 'comments', `comments/${id}&context=embed`]) {
      const told = await (await fetch(`${server().url}/?rest_route=/wp/v2/${route}`)).text();
      expect(told).not.toMatch(/0912|345 678|hanh@/);
    }
  });

  it('takes the phone number away when WordPress erases personal data', async () => {
    const { adapter, page } = await harness({ fields: pluginKeys });
    await adapter.submitComment!(draftOf(page, { phone: '0912345678' }));
    await server().erase('hanh@example.com');
    const [row] = await server().rows();
    expect([row?.phone, row?.comment_author]).toEqual([null, 'Anonymous']);
  });

  it('tells a flood with the time to wait', async () => {
    const { adapter, page } = await harness();
    await server().options({ yk_flood: '1' });
    await adapter.submitComment!(draftOf(page));
    const second = adapter.submitComment!(draftOf(page, { content: 'Một ý nữa.' }));
    await expect(second).rejects.toMatchObject({ code: 'rate-limited', outcome: 'refused', retryAfterMs: 15_000 });
  });

  it('tells that a post is closed by its age', async () => {
    const { adapter, page } = await harness();
    await server().options({ close_comments_for_old_posts: '1', close_comments_days_old: '14' });
    expect((await adapter.describeForm!(page)).closed).toBe(true);
    await expect(adapter.submitComment!(draftOf(page))).rejects.toMatchObject({
      code: 'forbidden',
      outcome: 'refused',
    });
  });

  it('publishes at once what an author writes who has been approved before', async () => {
    const { adapter, page } = await harness();
    const { id = '', status } = await adapter.submitComment!(draftOf(page));
    await server().approve(id);
    const again = await adapter.submitComment!(draftOf(page, { content: 'Một ý nữa.' }));
    expect([status, again.status]).toEqual(['pending', 'published']);
  });

  it('reads more than a hundred comments, counts them, and finds a reply far down', async () => {
    const { adapter, page, otherPage, idOf } = { ...(await harness()), ...(await openArticles(server())) };
    const row = (n: number) => ({
      comment_post_ID: idOf(page.id),
      comment_content: `Ý thứ ${n}`,
      comment_approved: 1,
      comment_date_gmt: '2026-11-01 00:00:00',
      comment_parent: n > 200 ? 1 : 0,
    });
    await server().insert(Array.from({ length: 230 }, (_, n) => row(n)));
    expect(await adapter.countComments!([page.id, otherPage.id])).toEqual([230, 0]);
    const { items, count, next } = await adapter.listComments!({ page, limit: 50 });
    expect([items.length, count, items[0]?.id, next !== undefined]).toEqual([50, 230, '201', true]);
    const found = await adapter.listComments!({ page, comment: '230' });
    expect([found.items[0]?.replyCount, found.items[0]?.replies?.items.at(-1)?.id]).toEqual([29, '230']);
  });

  it('knows a page by its number, by /?p=, and by the slug of a page', async () => {
    const { adapter, page, idOf } = { ...(await harness()), ...(await openArticles(server())) };
    const id = idOf(page.id);
    await server().insert([{ comment_post_ID: id, comment_content: 'Một', comment_approved: 1 }]);
    const asked = [`${id}`, `/?p=${id}`, page.id, `/tin${page.id}`, '/', '/khong-co/', '99999', 'x'.repeat(5000)];
    expect(await adapter.countComments!(asked)).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });
});

describe('wordpressAdapter on a WordPress that only lets guests write', () => {
  const { server, harness } = withWordpress(false);

  // Where a reply in the middle was taken away, only the plug-in tells where it stood; so this one answers roots alone.
  describe('keeps the contract, over /wp-json', () =>
    adapterSuite({ describe, it }, () => harness({ maxDepth: 1, permalinks: 'pretty' })));

  it('refuses by name what the site’s own settings refuse', async () => {
    const { adapter, page } = await harness({ email: 'none' });
    const draft = { page, submissionId: randomId(), fields: { name: 'Hạnh', content: 'Ổ gà.' } };
    await expect(adapter.submitComment!(draft)).rejects.toMatchObject({
      code: 'invalid',
      outcome: 'refused',
      cause: 'rest_comment_author_data_required',
    });
    await server().options({ require_name_email: '' });
    await expect(adapter.submitComment!(draft)).resolves.toMatchObject({ status: 'pending' });
    await server().options({ comment_registration: '1' });
    const late = adapter.submitComment!({ ...draft, fields: { ...draft.fields, content: 'Nữa.' } });
    await expect(late).rejects.toMatchObject({ code: 'unauthorized', outcome: 'refused' });
  });
});
