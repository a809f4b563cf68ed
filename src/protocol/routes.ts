import { pageRoutes } from './page-routes.js';
import { readRoutes } from './read-routes.js';
import { writeRoutes } from './write-routes.js';

/** Paths below the endpoint. Version 1 is part of the path: a second version can stand beside it. */
export const routes = {
  ...pageRoutes,
  ...readRoutes,
  ...writeRoutes,
  verify: '/v1/challenges/verify',
  feed: '/v1/feed',
  openapi: '/v1/openapi.json',
  health: '/v1/health',
} as const;
