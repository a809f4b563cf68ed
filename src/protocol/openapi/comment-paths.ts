import { commentSorts } from '../../core/comment.js';
import { routes } from '../routes.js';
import { operation } from './operation.js';
import { parameters, query } from './requests.js';
import { listOf, oneOf, text, type Schema } from './schema.js';

const { page, cursor } = parameters;

/** The routes of comments, of those who read them and of those who write them. */
export const commentPaths: Schema = {
  [routes.comments]: {
    get: operation({
      summary: 'A page of comments: roots with their first replies, the replies of a root, or the thread of a comment',
      parameters: [
        page,
        query('parent', { ...text, description: 'Id of a root: its replies, oldest first.' }),
        query('comment', { ...text, description: 'Id of a comment: its thread, as a list of one root.' }),
        query('sort', { ...oneOf(...commentSorts), default: 'newest' }),
        cursor,
        query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 20 }),
      ],
      answers: { 200: 'CommentPage', 304: '' },
      problems: [422],
    }),
    post: operation({
      summary: 'Stores one comment; the same submissionId gives the stored result',
      body: 'CommentDraft',
      answers: { 200: 'Receipt', 201: 'Receipt', 202: 'Receipt' },
      problems: [409, 429],
    }),
  },
  [routes.vote]: {
    post: operation({
      summary: 'Sets a reader’s vote on a published comment',
      body: 'Vote',
      answers: { 200: 'VoteResult' },
      problems: [429],
    }),
  },
  [routes.edit]: {
    post: operation({
      summary: 'Changes fields of an own comment',
      body: 'Edit',
      answers: { 200: 'Receipt', 202: 'Receipt' },
      problems: [401, 429],
    }),
  },
  [routes.delete]: {
    post: operation({ summary: 'Takes an own comment away', body: 'Own', answers: { 204: '' }, problems: [401] }),
  },
  [routes.report]: {
    post: operation({
      summary: 'Tells moderators that something is wrong with a comment; once per reader',
      body: 'Report',
      answers: { 204: '' },
      problems: [429],
    }),
  },
  [routes.counts]: {
    get: operation({
      summary: 'Published comments of each page, in the same order',
      parameters: [query('page', { ...listOf(text), maxItems: 100, description: 'Repeated.' }, true)],
      answers: { 200: 'Counts', 304: '' },
      problems: [422],
    }),
  },
  [routes.events]: {
    get: operation({
      summary: 'What changes on a page: a stream of CommentEvents, or those until now where JSON is accepted',
      parameters: [
        page,
        query('after', {
          ...text,
          description: 'A position; the header Last-Event-ID goes before it. Absent: from now on.',
        }),
      ],
      answers: { 200: ['events', 'Events'], 304: '' },
      problems: [422, 429],
    }),
  },
  [routes.feed]: {
    get: operation({
      summary: 'The newest comments of a page, or of the site, as Atom 1.0',
      parameters: [{ ...page, required: false }],
      answers: { 200: 'feed', 304: '' },
      problems: [422],
    }),
  },
};
