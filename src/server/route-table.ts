import { openApiDocument } from '../protocol/openapi/document.js';
import { maxSubmissionBytes } from '../protocol/parse-submission.js';
import { routes } from '../protocol/routes.js';
import { articles } from './articles.js';
import { privateJson, type Call } from './call.js';
import { issueChallenge, speakChallenge, verifyEntry } from './challenge-routes.js';
import { createCommentRoutes } from './comment-routes.js';
import { commentStatus } from './comment-status.js';
import { comments } from './comments.js';
import { form } from './form.js';
import { guard } from './moderation/authorize.js';
import { createModerationRoutes } from './moderation/route-table.js';
import { maxArticlesBytes, putArticles } from './owner-routes.js';
import { page } from './page.js';
import { submit } from './submit.js';
import { publicJson } from './public-json.js';
import { recordView } from './record-view.js';
import { get, json, post, type Route } from './route.js';

/** The protocol's description. */
async function openapi({ request, services }: Call): Promise<Response> {
  return publicJson(request, openApiDocument(services.basePath));
}

/** Reads something small, so that a store which cannot answer shows. */
async function health({ services, site }: Call): Promise<Response> {
  await services.store.findPage(site.id, '/');
  return privateJson({ ok: true });
}

/** Every route: its methods, who may use it, and how much it reads. */
export function createRouteTable(): readonly Route[] {
  return [
    { path: routes.page, methods: get('public', page) },
    { path: routes.form, methods: get('public', form) },
    { path: routes.challenges, methods: post(issueChallenge) },
    { path: routes.sound, methods: post(speakChallenge) },
    { path: routes.verify, methods: post(verifyEntry) },
    { path: routes.comments, methods: { ...get('public', comments), ...post(submit, maxSubmissionBytes) } },
    ...createCommentRoutes(),
    { path: routes.status, methods: post(commentStatus) },
    {
      path: routes.articles,
      methods: { ...get('public', articles), ...post(guard('owner', putArticles), maxArticlesBytes, json, 'bearer') },
    },
    // A beacon may only say that it is text, or a preflight would have to come first.
    { path: routes.views, methods: post(recordView, 2048, ['text/plain', ...json]) },
    ...createModerationRoutes(),
    { path: routes.openapi, methods: get('public', openapi) },
    { path: routes.health, methods: get('public', health) },
  ];
}
