import { reportReasons } from '../../core/comment.js';
import { listOf, oneOf, text, time, whole, type Schema } from './schema.js';

/** A request may carry more than is named: what the protocol does not know is left behind. */
function open(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', properties, required };
}

const page = { ...text, maxLength: 500, description: 'Absolute path, or a URL under the site; no query, no hash.' };

const answerMembers: Readonly<Record<string, Schema>> = {
  id: { ...text, maxLength: 1024 },
  answer: { ...text, maxLength: 64, description: 'Digits of a picture or sound.' },
  solution: { ...whole, description: 'Number of a proof of work.' },
  token: { ...text, maxLength: 4096 },
};

const place = { ...page, description: 'Where the comment stands; a server in front of another backend needs it.' };
const comment = { ...text, maxLength: 64, description: 'Id of a comment.' };
const token = { ...text, maxLength: 200, description: 'Of the receipt.' };
const readerKey = { ...text, pattern: '^[A-Za-z0-9_-]{43}$', description: '256 random bits per site and device.' };
const fields = { type: 'object', additionalProperties: text, maxProperties: 64 };

/** Schemas of what the server is sent. */
export const requests: Readonly<Record<string, Schema>> = {
  CommentDraft: open(
    {
      page: open({ id: page, url: { ...text, maxLength: 4096 }, title: { ...text, maxLength: 1000 } }, ['id']),
      parent: { ...text, maxLength: 64 },
      fields,
      submissionId: {
        ...text,
        pattern: '^[A-Za-z0-9_-]{22}$',
        description: '128 random bits; the same on every resend. Secret.',
      },
      challenge: { ...open(answerMembers, ['id']), description: 'At most one of answer, solution, token.' },
      consent: open({ version: { ...text, maxLength: 64 } }, ['version']),
      readerKey,
      hints: open({ honeypot: text, elapsedMs: { type: 'number' } }, []),
    },
    ['page', 'fields', 'submissionId'],
  ),
  ChallengeRequest: open(
    {
      page,
      purpose: {
        ...text,
        pattern: '^[a-z0-9][a-z0-9._-]{0,63}$',
        description: '`comment`, or the name of a foreign form.',
      },
      accept: {
        ...listOf(oneOf('image', 'pow', 'token', 'none')),
        maxItems: 8,
        description: 'The best first; `none` is never given.',
      },
      locale: text,
    },
    ['page', 'purpose', 'accept'],
  ),
  SoundRequest: open({ id: { ...text, maxLength: 1024 }, locale: { ...text, maxLength: 35 } }, ['id']),
  VerifyRequest: open({ ...answerMembers, purpose: text, page }, ['id']),
  StatusRequest: open({ tokens: { ...listOf(text), maxItems: 20 } }, ['tokens']),
  Vote: open({ page: place, comment, value: { type: 'integer', enum: [1, 0, -1] }, readerKey }, [
    'comment',
    'value',
    'readerKey',
  ]),
  Edit: open({ comment, token, fields: { ...fields, description: 'Those that change; not the name.' } }, [
    'comment',
    'token',
    'fields',
  ]),
  Own: open({ comment, token }, ['comment', 'token']),
  Report: open(
    { page: place, comment, reason: oneOf(...reportReasons), text: { ...text, maxLength: 500 }, readerKey },
    ['comment', 'reason', 'readerKey'],
  ),
  View: open({ page }, ['page']),
  ArticleList: open(
    {
      articles: {
        ...listOf(
          open(
            {
              id: page,
              title: { ...text, maxLength: 500 },
              url: { ...text, maxLength: 2000 },
              published: time,
              views: whole,
            },
            ['id', 'title', 'url', 'published'],
          ),
        ),
        maxItems: 500,
      },
    },
    ['articles'],
  ),
};

/** Query parameters by name. */
export const parameters: Readonly<Record<string, Schema>> = {
  page: query('page', page, true),
  include: query('include', { ...text, default: 'form,recent,older', description: 'And `comments`.' }),
  date: query('date', {
    type: 'string',
    format: 'date',
    description: 'A day in the site’s time zone; for older and newer.',
  }),
  cursor: query('cursor', { ...text, description: '`next` of an answer to the same query.' }),
  limit: query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 10 }),
};

export function query(name: string, schema: Schema, required = false): Schema {
  return { name, in: 'query', required, schema };
}
