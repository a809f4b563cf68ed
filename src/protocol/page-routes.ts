/** What every page asks for. Apart from the other routes, so that a page at rest loads no more of them. */
export const pageRoutes = {
  page: '/v1/page',
  form: '/v1/form',
  articles: '/v1/articles',
  views: '/v1/views',
} as const;
