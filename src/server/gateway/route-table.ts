import { moderationRoutes } from '../../protocol/moderation-routes.js';
import { routes } from '../../protocol/routes.js';
import { maxSubmissionBytes } from '../../protocol/parse-submission.js';
import type { Call } from '../call.js';
import { countsFrom } from '../counts.js';
import { pageFrom } from '../page.js';
import { get, post, type Endpoint, type Route } from '../route.js';
import { maxVoteBytes } from '../vote.js';
import { unsupported } from './ask.js';
import { form, readForm, type GatewayCall } from './form.js';
import type { Gateway } from './gateway.js';
import { deleteComment, editComment } from './own.js';
import { recordView, report, vote } from './reactions.js';
import { articles, articlesOf, comments, countsOf, pageOfComments } from './reads.js';
import { commentStatus } from './status.js';
import { submit } from './submit.js';

/** The readers' routes in front of another backend; the challenges, the moderators' routes and the rest stay this server's own. */
export function gatewayRoutes(gateway: Gateway, own: readonly Route[]): readonly Route[] {
  const run =
    (endpoint: (call: GatewayCall) => Promise<Response>): Endpoint['run'] =>
    (call: Call) =>
      endpoint({ ...call, gateway });
  const read = (endpoint: (call: GatewayCall) => Promise<Response>) => get('public', run(endpoint));
  const cannot = async (): Promise<never> => {
    throw unsupported();
  };
  const instead: Readonly<Record<string, Route['methods']>> = {
    [routes.page]: read((call) =>
      pageFrom(call, {
        form: async (page) => (await readForm(call, page)).form,
        articles: (asked) => articlesOf(call, asked),
        comments: async (page, limit) =>
          gateway.upstream.listComments && pageOfComments(call, page, { sort: 'newest', limit }),
      }),
    ),
    [routes.form]: read(form),
    [routes.comments]: { ...read(comments), ...post(run(submit), maxSubmissionBytes) },
    [routes.articles]: read(articles),
    [routes.counts]: read((call) => countsFrom(call, (pages) => countsOf(call, pages))),
    [routes.vote]: post(run(vote), maxVoteBytes),
    [routes.edit]: post(run(editComment), maxSubmissionBytes),
    [routes.delete]: post(run(deleteComment), 1024),
    [routes.report]: post(run(report)),
    [routes.status]: post(run(commentStatus)),
    [routes.views]: post(run(recordView), 2048, ['text/plain', 'application/json']),
    [routes.events]: get('public', cannot),
    [routes.feed]: get('public', cannot),
  };
  return own.map(({ path, methods }) => {
    // An answer written here would stand nowhere.
    const { POST } = path === moderationRoutes.reply ? methods : {};
    return { path, methods: { ...methods, ...instead[path], ...(POST && { POST: { ...POST, run: cannot } }) } };
  });
}
