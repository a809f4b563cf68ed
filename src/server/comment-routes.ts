import { routes } from '../protocol/routes.js';
import { counts } from './counts.js';
import type { Route } from './route.js';
import { get } from './route.js';

/** What readers do with comments besides reading and writing them. */
export const commentRoutes: readonly Route[] = [{ path: routes.counts, methods: get('public', counts) }];
