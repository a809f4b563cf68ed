import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import type { ResultPage } from '../../../src/core/page.js';
import { Backend, issues, ownerToken } from '../../support/backend.js';

// Of the model page: 12:59 on 28 March 2018 in Hà Nội is 05:59 in UTC.
const times: Readonly<Record<string, string>> = {
  '/a': '2018-03-28T12:59:00+07:00',
  '/b': '2018-03-28T23:59:59+07:00',
  '/c': '2018-03-29T00:00:00+07:00',
  '/d': '2018-03-29T00:00:00+07:00',
  '/e': '2018-03-30T08:00:00+07:00',
};
const article = ([id, published]: [string, string]) => ({ id, title: `Bài ${id}`, url: id, published });

describe('article lists', () => {
  let backend: Backend;
  beforeEach(async () => {
    backend = new Backend();
    expect((await backend.putArticles(Object.entries(times).map(article))).status).toBe(200);
  });

  const list = async (query: string): Promise<ResultPage<Article>> => {
    const response = await backend.get(`/v1/articles?${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as ResultPage<Article>;
  };
  const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);

  it('leave the page itself out', async () => {
    expect(await ids('kind=recent&page=/e')).toEqual(['/d', '/c', '/b', '/a']);
    expect(await ids('kind=older&page=/c')).toEqual(['/b', '/a']);
    expect(await ids('kind=newer&page=/c')).toEqual(['/d', '/e']);
    expect((await ids('kind=popular&page=/a')).sort()).toEqual(['/b', '/c', '/d', '/e']);
  });

  it('take a date as a whole day of the site', async () => {
    expect(await ids('kind=older&page=/e&date=2018-03-28')).toEqual(['/b', '/a']);
    expect(await ids('kind=older&page=/e&date=2018-03-29')).toEqual(['/d', '/c', '/b', '/a']);
    expect(await ids('kind=newer&page=/a&date=2018-03-29')).toEqual(['/c', '/d', '/e']);
    backend.site = { ...backend.site, timeZone: 'UTC' };
    expect(await ids('kind=older&page=/e&date=2018-03-28')).toEqual(['/d', '/c', '/b', '/a']);
  });

  it.each(['recent', 'older', 'newer', 'popular'])('%s gives every item exactly once over its pages', async (kind) => {
    const page = kind === 'newer' ? '/a' : '/e';
    const whole = await ids(`kind=${kind}&page=${page}&limit=50`);
    const seen: string[] = [];
    let next: string | undefined = '';
    for (let turns = 0; next !== undefined && turns < 9; turns++) {
      const found = await list(`kind=${kind}&page=${page}&limit=1${next && `&cursor=${encodeURIComponent(next)}`}`);
      seen.push(...found.items.map(({ id }) => id));
      next = found.next;
    }
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(4);
  });

  it('take a cursor for its own query only', async () => {
    const { next } = await list('kind=recent&page=/a&limit=1');
    const cursor = encodeURIComponent(next!);
    const others = ['kind=popular&page=/a', 'kind=recent&page=/b', 'kind=recent&page=/a&date=2018-03-28'];
    for (const other of others) {
      const response = await backend.get(`/v1/articles?${other}&cursor=${cursor}`);
      expect(await issues(response)).toEqual(['cursor malformed']);
    }
    const elsewhere = new Backend({ id: 'other' }, { store: backend.store });
    expect((await elsewhere.get(`/v1/articles?kind=recent&page=/a&cursor=${cursor}`)).status).toBe(422);
    expect((await list(`kind=recent&page=/a&limit=2&cursor=${cursor}`)).items).toHaveLength(2);
  });

  it('come with the form in one answer', async () => {
    const whole = (await (await backend.get('/v1/page?page=/c')).json()) as Record<string, ResultPage<Article>>;
    expect(Object.keys(whole)).toEqual(['form', 'recent', 'older']);
    expect(whole.recent?.items.map(({ id }) => id)).toEqual(['/e', '/d', '/b', '/a']);
    expect(whole.older?.items.map(({ id }) => id)).toEqual(['/b', '/a']);
    expect(await (await backend.get('/v1/page?page=/c&include=older,unknown')).json()).toEqual({ older: whole.older });
  });
});

describe('articles come in', () => {
  const good = { id: '/x', title: 'X', url: 'https://example.vn/x', published: '2018-03-28T05:59:00Z' };

  it('only with the token of the owner', async () => {
    const backend = new Backend();
    const send = (headers: Record<string, string>) => backend.post('/v1/articles', { articles: [good] }, headers);
    for (const authorization of ['', 'Bearer', 'Bearer x', `Basic ${ownerToken}`, `Bearer ${ownerToken}x`]) {
      const response = await send(authorization ? { authorization } : {});
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await send({ authorization: `Bearer ${ownerToken}` })).status).toBe(200);
    expect((await send({ authorization: `Bearer ${ownerToken}`, origin: 'https://evil.example' })).status).toBe(403);
  });

  it('all or none, with every mistake named', async () => {
    const backend = new Backend();
    const response = await backend.putArticles([
      good,
      { ...good, id: '/y', url: 'javascript:alert(1)' },
      { ...good, id: '/z', published: '28/03/2018' },
      { ...good, id: '/w', views: -1 },
      { id: '/v' },
    ]);
    expect(await issues(response)).toEqual([
      'articles[1].url invalid-url',
      'articles[2].published malformed',
      'articles[3].views malformed',
      'articles[4].title required',
      'articles[4].url required',
      'articles[4].published required',
    ]);
    expect(await issues(await backend.putArticles([{ ...good, id: 'https://evil.example/' }]))).toEqual([
      'articles[0].id invalid-page',
    ]);
    expect(await backend.store.findArticle('default', '/x')).toBeUndefined();
  });

  it('again as an update that keeps the views', async () => {
    const backend = new Backend();
    expect(await (await backend.putArticles([good])).json()).toEqual({ added: 1, updated: 0 });
    await backend.post('/v1/views', { page: '/x' });
    await backend.handler.drain();
    expect(await (await backend.putArticles([{ ...good, title: 'Y' }])).json()).toEqual({ added: 0, updated: 1 });
    expect(await backend.store.findArticle('default', '/x')).toMatchObject({ title: 'Y', views: 1 });
  });
});

describe('views', () => {
  const path = '/v1/views';

  it('count once per reader and half hour, as text of a beacon too', async () => {
    const backend = new Backend();
    await backend.putArticles([{ id: '/x', title: 'X', url: '/x', published: '2018-03-28T05:59:00Z' }]);
    const view = (address: string, type = 'text/plain') =>
      backend.post(path, '{"page":"/x"}', { 'content-type': type }, address);
    expect((await view('203.0.113.1', 'text/plain;charset=UTF-8')).status).toBe(204);
    await view('203.0.113.1');
    await view('203.0.113.2', 'application/json');
    backend.now += 30 * 60_000;
    await view('203.0.113.1');
    await backend.handler.drain();
    expect(await backend.store.findArticle('default', '/x')).toMatchObject({ views: 3 });
  });

  it('of a page that nobody knows count nothing', async () => {
    const backend = new Backend();
    expect((await backend.post(path, { page: '/none' })).status).toBe(204);
    expect((await backend.post(path, { page: '//evil' })).status).toBe(204);
    await backend.handler.drain();
    expect(await backend.store.findArticle('default', '/none')).toBeUndefined();
  });
});
