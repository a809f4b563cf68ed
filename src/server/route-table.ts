import { openApiDocument } from '../protocol/openapi/document.js';
import { maxSubmissionBytes } from '../protocol/parse-submission.js';
import { routes } from '../protocol/routes.js';
import { articles } from './articles.js';
import { privateJson, type Call } from './call.js';
import { issueChallenge, speakChallenge, verifyEntry } from './challenge-routes.js';
import { commentStatus } from './comment-status.js';
import type { Access } from './cors.js';
import { form } from './form.js';
import { maxArticlesBytes, putArticles, queue } from './owner-routes.js';
import { page } from './page.js';
import { submit } from './submit.js';
import { publicJson } from './public-json.js';
import { recordView } from './record-view.js';
import type { Endpoint, Route } from './route.js';

const json = ['application/json'];
const small = 8 * 1024;

const get = (access: Access, run: Endpoint['run']): Route['methods'] => ({ GET: { access, run } });
const post = (run: Endpoint['run'], maxBytes = small, types = json, access: Access = 'site'): Route['methods'] => ({
  POST: { access, run, maxBytes, types },
});

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
    { path: routes.comments, methods: post(submit, maxSubmissionBytes) },
    { path: routes.status, methods: post(commentStatus) },
    {
      path: routes.articles,
      methods: { ...get('public', articles), ...post(putArticles, maxArticlesBytes, json, 'owner') },
    },
    // A beacon may only say that it is text, or a preflight would have to come first.
    { path: routes.views, methods: post(recordView, 2048, ['text/plain', ...json]) },
    { path: routes.queue, methods: get('owner', queue) },
    { path: routes.openapi, methods: get('public', openapi) },
    { path: routes.health, methods: get('public', health) },
  ];
}
