import type { PageRef } from '../../src/core/page.js';
import type { WordpressServer } from './wordpress-server.js';

// Two of one second before the page, and one of its very second.
const posts = [
  ['sua-duong', 'Sửa đường làng', '2026-01-01 08:00:00'],
  ['lich-rac', 'Lịch thu gom rác', '2026-01-02 08:00:00'],
  ['cap-nuoc', 'Cấp nước & “điện”', '2026-01-02 08:00:00'],
  ['hop-dan', 'Họp dân <cuối tuần>', '2026-02-03 23:30:00'],
  ['cho-phien', 'Chợ phiên', '2026-02-03 23:30:00'],
  ['le-hoi', 'Lễ hội', '2026-03-01 00:30:00'],
  ['tuyen-sinh', 'Tuyển sinh', '2026-04-01 12:00:00'],
  ['y-te', 'Trạm y tế', '2026-05-01 12:00:00'],
] as const;

export interface Articles {
  readonly page: PageRef;
  readonly otherPage: PageRef;
  readonly count: number;
  /** The post of a path. */
  readonly idOf: (path: string) => number;
}

/** An empty site with a few posts. */
export async function openArticles(server: WordpressServer): Promise<Articles> {
  const ids = await server.reset(
    posts.map(([post_name, post_title, post_date]) => ({ post_name, post_title, post_date, post_content: 'Bài.' })),
  );
  const pageOf = (n: number): PageRef => {
    const [slug, title] = posts[n]!;
    return { id: `/${slug}/`, url: `${server.url}/${slug}/`, title };
  };
  return {
    page: pageOf(3),
    otherPage: pageOf(6),
    count: posts.length,
    idOf: (path) => ids[posts.findIndex(([slug]) => path === `/${slug}/`)]!,
  };
}
