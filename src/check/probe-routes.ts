import { routes } from '../protocol/routes.js';
import type { Method } from '../testing/runner.js';
import type { Answer, Wire } from './wire.js';

/** How each method's route is asked whether it is there, in a way that writes nothing: a read of a page that nobody knows, or an empty request. */
const questions: Readonly<Record<Method, (page: string) => { path: string; post?: true }>> = {
  openPage: (page) => ({ path: `${routes.page}?page=${page}&include=form` }),
  describeForm: (page) => ({ path: `${routes.form}?page=${page}` }),
  requestChallenge: () => ({ path: routes.challenges, post: true }),
  requestSound: () => ({ path: routes.sound, post: true }),
  submitComment: () => ({ path: routes.comments, post: true }),
  commentStatus: () => ({ path: routes.status, post: true }),
  listComments: (page) => ({ path: `${routes.comments}?page=${page}` }),
  countComments: (page) => ({ path: `${routes.counts}?page=${page}` }),
  vote: () => ({ path: routes.vote, post: true }),
  editComment: () => ({ path: routes.edit, post: true }),
  deleteComment: () => ({ path: routes.delete, post: true }),
  reportComment: () => ({ path: routes.report, post: true }),
  watch: (page) => ({ path: `${routes.events}?page=${page}` }),
  listArticles: (page) => ({ path: `${routes.articles}?kind=recent&page=${page}` }),
  recordView: () => ({ path: routes.views, post: true }),
};

/**
 * The methods that a server has. A route that answers 404, 405 or 501 is absent, and so is its ability; every other answer, an error too, says that
 * somebody is there.
 */
export async function probeRoutes({ ask }: Wire, page: string): Promise<ReadonlySet<Method>> {
  const has = new Set<Method>();
  for (const [method, question] of Object.entries(questions)) {
    const { path, post } = question(encodeURIComponent(page));
    const answer = await ask(path, post ? { method: 'POST', body: '{}', headers: jsonType } : { headers: { accept } });
    if (isThere(answer)) has.add(method as Method);
  }
  return has;
}

const accept = 'application/json';
const jsonType = { 'content-type': accept, accept };

function isThere({ status }: Answer): boolean {
  return ![404, 405, 501].includes(status);
}
