/** What the tests read of a demo's article. */
export interface DemoArticle {
  readonly slug: string;
  readonly title: string;
  readonly published: string;
  readonly views: number;
}

interface Content {
  readonly articles: readonly DemoArticle[];
  readonly frontArticle: DemoArticle;
}

// Plain JavaScript without types: named at run time, so that the compiler does not look for any.
const content = '../../demo/content/articles.js';
const server = '../../demo/server.js';

/** Newest first, and the article of the start page. */
export const { articles, frontArticle } = (await import(content)) as Content;

export const { contentSecurityPolicy } = (await import(server)) as { contentSecurityPolicy: string };
