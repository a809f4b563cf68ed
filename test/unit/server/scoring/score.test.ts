import { describe, expect, it } from 'vitest';
import { draft } from '../../../support/backend.js';
import { openBackend, submitted, writing } from './fixtures.js';

const link = 'https://example.vn/a';

describe('a score', () => {
  it('is 0 for an ordinary comment, which has no reasons', async () => {
    const stored = await submitted(openBackend());
    expect(stored).toMatchObject({ status: 'published', score: 0 });
    expect(stored.reasons).toBeUndefined();
  });

  it('is raised by a filled trap and by haste, and holds the comment back', async () => {
    const hints = { honeypot: 'x', elapsedMs: 100 };
    expect(await submitted(openBackend(), { hints })).toMatchObject({
      status: 'pending',
      score: 15,
      reasons: ['honeypot', 'hasty'],
    });
  });

  it.each([
    [2, 0],
    [3, 3],
    [4, 6],
    [40, 6],
  ])('for %i links is raised by %i', async (count, score) => {
    const content = Array.from({ length: count }, (_, i) => `${link}${i}`).join(' và ');
    expect((await submitted(openBackend(), writing(content))).score).toBe(score);
  });

  it('counts links without a scheme and links in markup', async () => {
    const content = 'www.a.vn WWW.b.vn <a href="http://c.vn">c</a> [url=https://d.vn]d[/url]';
    expect(await submitted(openBackend(), writing(content))).toMatchObject({ score: 6, reasons: ['links'] });
  });

  it('is raised by a copy within a day, whoever sends it, and not later', async () => {
    const backend = openBackend();
    const text = 'Mời bà con ghé cửa hàng của chúng tôi.';
    await submitted(backend, writing(text));
    const copy = writing('MỜI bà con  ghé cửa hàng của chúng tôi.', { page: { id: '/b', url: '', title: '' } });
    expect(await submitted(backend, copy)).toMatchObject({ status: 'pending', score: 6, reasons: ['duplicate'] });
    backend.now += 25 * 60 * 60 * 1000;
    expect((await submitted(backend, writing(text))).score).toBe(0);
  });

  it('is not raised by what many people write in a few words', async () => {
    const backend = openBackend();
    await submitted(backend, writing('Tôi đồng ý!'));
    expect((await submitted(backend, writing('Tôi đồng ý!'))).score).toBe(0);
  });

  it('is raised once by words of the site in name, title or text, without marks and case', async () => {
    const backend = openBackend({ words: ['vay tiền', 'casino'] });
    const hit = { status: 'pending', score: 5, reasons: ['words'] };
    expect(await submitted(backend, writing('Cần VAY TIEN nhanh, ghé casino.'))).toMatchObject(hit);
    const name = { fields: { name: 'Casino Online', title: 'Chào', content: 'Chào bà con.' } };
    expect(await submitted(backend, name)).toMatchObject(hit);
    expect((await submitted(backend, writing('Ngành vay tiềnnn và casinos.'))).score).toBe(0);
  });

  it('follows the words of the site when they change', async () => {
    const words: string[] = [];
    const backend = openBackend({ words });
    expect((await submitted(backend, writing('Lô đề mỗi ngày ở đây.'))).score).toBe(0);
    words.push('lô đề');
    expect((await submitted(backend, writing('Lô đề mỗi tối ở đây.'))).score).toBe(5);
  });

  it('is nothing that the reader learns', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const answers = await Promise.all(
      [draft(), draft({ hints: { honeypot: 'x' } })].map(async (each) => {
        const response = await backend.post('/v1/comments', each);
        const body = (await response.json()) as { comment: object };
        return [response.status, Object.keys(body).sort(), Object.keys(body.comment).sort()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('asks for a challenge where it is on demand, whatever raised it', async () => {
    const backend = openBackend({ challenge: 'on-demand', words: ['casino'] });
    expect((await backend.submit()).status).toBe(201);
    expect((await backend.submit(writing('Ghé casino.'))).status).toBe(422);
  });
});

describe('a trusted reader', () => {
  const readerKey = 'k'.repeat(43);
  const trusted = { moderation: 'trusted', trustedAfter: 2 } as const;
  let number = 0;
  const another = (more = {}) => writing(`Ý kiến thứ ${++number} của tôi về con đường.`, more);

  it('is published at once after as many approved comments as the site says, by the key alone', async () => {
    const backend = openBackend(trusted);
    for (const status of ['pending', 'pending', 'published'] as const) {
      const stored = await submitted(backend, another({ readerKey }));
      expect(stored.status).toBe(status);
      await backend.store.decide([
        { site: 'default', comment: stored.id, to: 'published', actor: 'owner', at: backend.now },
      ]);
    }
    expect((await submitted(backend, another())).status).toBe('pending');
    expect((await submitted(backend, another({ readerKey: 'x'.repeat(43) }))).status).toBe('pending');
  });

  it('waits with a text that looks like spam', async () => {
    const backend = openBackend({ ...trusted, trustedAfter: 1, words: ['casino'] });
    backend.site = { ...backend.site, moderation: 'post' };
    await submitted(backend, another({ readerKey }));
    backend.site = { ...backend.site, moderation: 'trusted' };
    expect((await submitted(backend, another({ readerKey }))).status).toBe('published');
    expect((await submitted(backend, writing('Ghé casino.', { readerKey }))).status).toBe('pending');
  });
});
