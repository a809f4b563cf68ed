/** What a page asks for that shows comments. */
export const readRoutes = {
  comments: '/v1/comments',
  counts: '/v1/counts',
  events: '/v1/events',
} as const;
