/** Paths below the endpoint. Version 1 is part of the path: a second version can stand beside it. */
export const routes = {
  page: '/v1/page',
  form: '/v1/form',
  challenges: '/v1/challenges',
  sound: '/v1/challenges/sound',
  verify: '/v1/challenges/verify',
  comments: '/v1/comments',
  status: '/v1/comments/status',
  articles: '/v1/articles',
  views: '/v1/views',
  queue: '/v1/moderation/queue',
  openapi: '/v1/openapi.json',
  health: '/v1/health',
} as const;
