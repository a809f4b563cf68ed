import { describe, expect, it } from 'vitest';
import { readDisqus } from '../../../../src/server/import/disqus.js';
import { readWordPress } from '../../../../src/server/import/wordpress.js';
import { disqus, wordpress } from './fixtures.js';
import { read } from './gather.js';

describe('a Disqus export', () => {
  it('gives threads as pages and posts with parents, states and plain texts', async () => {
    const { pages, comments, skipped, error } = await read(readDisqus, disqus);
    expect(error).toBeUndefined();
    expect(skipped).toEqual([]);
    expect(pages[0]).toEqual({
      key: '100',
      address: 'https://example.vn/tin/duong-hong?utm_source=x#dsq',
      title: 'Đường hỏng & cầu gãy',
    });
    expect(pages[1]).toMatchObject({ key: '101', closed: true });
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).toEqual([
      ['9001', undefined, 'published'],
      ['9002', '9001', 'published'],
      ['9003', '9002', 'removed'],
      ['9004', undefined, 'spam'],
      ['9005', '9003', 'published'],
    ]);
    expect(comments[0]).toMatchObject({
      page: '100',
      name: 'Trần Thị Mẫu',
      email: 'mai@example.vn',
      content: 'Đường trước trường hỏng nặng.\n\nXem ảnh (https://example.vn/anh)',
      createdAt: Date.parse('2018-03-28T05:59:00Z'),
    });
    expect(comments[1]!.content).toBe('Đúng vậy <script>alert(1)</script>');
    expect(comments[1]!.createdAt).toBe(Date.parse('2018-03-28T06:10:00Z'));
  });

  it('tells its forum', async () => {
    expect((await read(readDisqus, disqus)).origins).toEqual(['thu-nghiem']);
  });

  it('takes no address of a reader', async () => {
    expect(JSON.stringify(await read(readDisqus, disqus))).not.toContain('203.0.113');
  });

  it('is the same in pieces of any size', async () => {
    const whole = await read(readDisqus, disqus, 1e6);
    for (const size of [1, 2, 3, 1000]) expect(await read(readDisqus, disqus, size)).toEqual(whole);
  });
});

describe('a WordPress export', () => {
  it('gives posts as pages and comments of every state', async () => {
    const { pages, comments, skipped, error } = await read(readWordPress, wordpress);
    expect(error).toBeUndefined();
    expect(pages).toEqual([
      { key: '7', address: 'https://example.vn/lich-cat-dien/', title: 'Lịch cắt điện' },
      { key: '8', address: 'https://example.vn/da-khoa/', title: 'Đã khóa', closed: true },
      { key: '9', address: 'https://example.vn/?p=9', title: 'Nháp' },
    ]);
    expect(comments.map(({ id, status, parent }) => [id, status, parent])).toEqual([
      ['1', 'published', undefined],
      ['2', 'pending', '1'],
      ['3', 'spam', undefined],
      ['4', 'removed', undefined],
      ['6', 'published', undefined],
      ['10', 'published', undefined],
    ]);
    expect(comments[0]).toMatchObject({
      name: 'Đỗ Thị Ví Dụ',
      email: 'vidu@example.vn',
      url: 'https://vidu.example.vn',
      content: 'Dòng một\nDòng hai',
      createdAt: Date.parse('2020-01-02T08:00:00Z'),
    });
    expect(comments[1]!.name).toBe('Bùi & Con');
    expect(comments[3]!.content).toBe('đã bỏ');
    expect(skipped).toEqual([
      { id: '5', reason: "it is a pingback, not a reader's comment" },
      { id: '8', reason: 'its state "kỳ lạ" is not known' },
    ]);
  });

  it('tells the address of its blog, last where it is one of several', async () => {
    expect((await read(readWordPress, wordpress)).origins).toEqual(['https://example.vn']);
    const blog = '<wp:base_blog_url>https://example.vn/to-3/</wp:base_blog_url>';
    const network = wordpress.replace('</wp:base_site_url>', `</wp:base_site_url>${blog}`);
    expect((await read(readWordPress, network)).origins).toEqual(['https://example.vn', 'https://example.vn/to-3/']);
    const inItem = wordpress.replace('<wp:post_id>8<', `${blog}<wp:post_id>8<`);
    expect((await read(readWordPress, inItem)).origins).toEqual(['https://example.vn']);
  });

  it('reads a local date where there is no other', async () => {
    const { comments } = await read(readWordPress, wordpress);
    expect(comments.find(({ id }) => id === '6')!.createdAt).toBe(Date.parse('2020-01-02T15:00:00+07:00'));
  });
});

describe('an XML file', () => {
  it('that was cut says where, and gives what came before', async () => {
    const cut = disqus.slice(0, disqus.indexOf('Rao Vặt'));
    const { comments, error } = await read(readDisqus, cut);
    expect(comments.map(({ id }) => id)).toEqual(['9001', '9002', '9003']);
    expect(error).toMatch(/^it breaks off at line 10, column \d+, inside <name>: the file is not whole\.$/);
  });

  it('that is not well-formed says where', async () => {
    const { comments, error } = await read(
      readDisqus,
      disqus.replace('</author><thread dsq:id="100" /><parent dsq:id="9002" />', '</autor>'),
    );
    expect(comments).toHaveLength(2);
    expect(error).toMatch(/^it breaks at line 9, column \d+: /);
  });

  it.each([
    ['<!DOCTYPE disqus [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', 'DOCTYPE'],
    ['<!DOCTYPE disqus SYSTEM "file:///etc/passwd">', 'DOCTYPE'],
  ])('that declares entities is refused', async (declaration, why) => {
    const text = disqus.replace('<disqus ', `${declaration}<disqus `);
    expect((await read(readDisqus, text)).error).toContain(why);
  });

  it('with an entity that XML has not is refused where it stands', async () => {
    expect((await read(readDisqus, disqus.replace('Đã đóng', '&xxe;'))).error).toMatch(/line 5.*entity/);
  });

  it('that is nested too deep, or in another encoding, is refused', async () => {
    expect((await read(readDisqus, '<a>'.repeat(1000))).error).toContain('more than 64 deep');
    expect((await read(readDisqus, '<?xml version="1.0" encoding="windows-1258"?><a/>')).error).toContain(
      'convert it to UTF-8',
    );
  });
});
