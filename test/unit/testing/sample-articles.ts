import type { Article } from '../../../src/core/article.js';
import type { PageRef } from '../../../src/core/page.js';

/** 14 articles, some of one time, some of equal views; `page` stands in their middle, and another has its very time. */
export const sampleArticles: readonly Article[] = Array.from({ length: 14 }, (_, n) => ({
  id: `/tin/${n}`,
  title: `Bài số ${n}`,
  url: `https://example.vn/tin/${n}`,
  published: new Date(Date.UTC(2018, 2, 20 + Math.floor(n / 2), 5, 59)).toISOString(),
  views: (n * 7) % 5,
}));

const pageOf = (id: string): PageRef => ({ id, url: `https://example.vn${id}`, title: 'Một bài viết' });

export const page = pageOf('/tin/6');
export const otherPage = pageOf('/tin/9');
