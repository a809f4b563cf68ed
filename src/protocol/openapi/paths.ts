import { routes } from '../routes.js';
import { articleKind, oneOf, ref, type Schema } from './answers.js';
import { parameters as known, query } from './requests.js';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly (Schema | undefined)[];
  /** Name of the request's schema. */
  readonly body?: string;
  readonly types?: readonly string[];
  /** What it answers by status: name of a schema, `''` for none, `audio` for a sound. */
  readonly answers: Readonly<Record<number, string>>;
  /** Problems besides those of its method. */
  readonly problems?: readonly number[];
  readonly owner?: boolean;
}

const descriptions: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Done; everybody sees it.',
  202: 'Stored; a moderator sees it first.',
  204: 'Done.',
  304: 'The client has it.',
  401: 'The owner’s token is missing or wrong.',
  403: 'The page’s origin may not write, or the site is closed.',
  404: 'There is no such site.',
  409: 'Another text is stored under the submissionId; `stored` says which.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: '`invalid`: see `issues` · `challenge`: with a fresh one where the limit allows · `unsupported`: no accepted kind.',
  429: 'Too many; see `Retry-After`.',
  500: 'Something went wrong.',
  503: 'The store is busy; the same request may be sent again.',
};

const always = [404, 500, 503];
const withBody = [403, 413, 415, 422];

function content(name: string): Schema {
  if (name === '') return {};
  if (name === 'audio')
    return { content: { 'audio/wav': { schema: { type: 'string', contentMediaType: 'audio/wav' } } } };
  return { content: { 'application/json': { schema: ref(name) } } };
}

function operation({ summary, parameters, body, types, answers, problems = [], owner }: Operation): Schema {
  const problem = { content: { 'application/problem+json': { schema: ref('Problem') } } };
  const refused = [
    ...new Set([...always, ...(body ? withBody : []), ...(owner ? [401, 403] : []), ...problems]),
  ].sort();
  return {
    summary,
    ...(parameters && { parameters }),
    ...(owner && { security: [{ owner: [] }] }),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries((types ?? ['application/json']).map((type) => [type, { schema: ref(body) }])),
      },
    }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, name]) => {
        return [status, { description: descriptions[Number(status)], ...content(name) }] as const;
      }),
      ...refused.map((status) => [status, { description: descriptions[status], ...problem }] as const),
    ]),
  };
}

const { page, include, date, cursor, limit } = known;

/** Every route, as `routes.ts` names it. */
export const paths: Schema = {
  [routes.page]: {
    get: operation({
      summary: 'What a page needs at its start, in one answer',
      parameters: [page, include],
      answers: { 200: 'PageParts', 304: '' },
      problems: [422],
    }),
  },
  [routes.form]: {
    get: operation({
      summary: 'The form and its rules',
      parameters: [page],
      answers: { 200: 'FormDescription', 304: '' },
      problems: [422],
    }),
  },
  [routes.challenges]: {
    post: operation({
      summary: 'A new challenge',
      body: 'ChallengeRequest',
      answers: { 201: 'Challenge' },
      problems: [429],
    }),
  },
  [routes.sound]: {
    post: operation({
      summary: 'The digits of a picture, spoken',
      body: 'SoundRequest',
      answers: { 200: 'audio' },
      problems: [429],
    }),
  },
  [routes.verify]: {
    post: operation({
      summary: 'Checks an answer for a foreign form, once',
      body: 'VerifyRequest',
      answers: { 200: 'VerifyResult' },
    }),
  },
  [routes.comments]: {
    post: operation({
      summary: 'Stores one comment; the same submissionId gives the stored result',
      body: 'CommentDraft',
      answers: { 200: 'Receipt', 201: 'Receipt', 202: 'Receipt' },
      problems: [409, 429],
    }),
  },
  [routes.status]: {
    post: operation({
      summary: 'What became of own comments, by the tokens of their receipts',
      body: 'StatusRequest',
      answers: { 200: 'CommentStates' },
    }),
  },
  [routes.articles]: {
    get: operation({
      summary: 'A page of articles',
      parameters: [query('kind', articleKind, true), page, date, cursor, limit],
      answers: { 200: 'ArticlePage', 304: '' },
      problems: [422],
    }),
    post: operation({
      summary: 'Inserts or updates articles, all or none',
      body: 'ArticleList',
      answers: { 200: 'ImportResult' },
      owner: true,
    }),
  },
  [routes.views]: {
    post: operation({
      summary: 'Counts one view of a known article',
      body: 'View',
      types: ['text/plain', 'application/json'],
      answers: { 204: '' },
      problems: [429],
    }),
  },
  [routes.queue]: {
    get: operation({
      summary: 'Comments by their state, the oldest first',
      parameters: [query('status', oneOf('pending', 'published', 'rejected', 'spam', 'removed')), cursor, limit],
      answers: { 200: 'Queue' },
      problems: [422],
      owner: true,
    }),
  },
  [routes.openapi]: { get: operation({ summary: 'This document', answers: { 200: 'Document', 304: '' } }) },
  [routes.health]: { get: operation({ summary: 'Whether the store answers', answers: { 200: 'Health' } }) },
};
