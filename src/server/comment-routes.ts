import { maxSubmissionBytes } from '../protocol/parse-submission.js';
import { routes } from '../protocol/routes.js';
import { counts } from './counts.js';
import { events } from './events.js';
import { feed } from './feed.js';
import { deleteComment, editComment } from './own-comments.js';
import { report } from './report.js';
import { get, post, type Route } from './route.js';
import { maxVoteBytes, vote } from './vote.js';

/** What readers do with comments besides reading and writing them. */
export function createCommentRoutes(): readonly Route[] {
  return [
    { path: routes.vote, methods: post(vote, maxVoteBytes) },
    { path: routes.edit, methods: post(editComment, maxSubmissionBytes) },
    { path: routes.delete, methods: post(deleteComment, 1024) },
    { path: routes.report, methods: post(report) },
    { path: routes.counts, methods: get('public', counts) },
    { path: routes.events, methods: get('public', events) },
    { path: routes.feed, methods: get('public', feed) },
  ];
}
