import { moderationRoutes } from '../moderation-routes.js';
import { listOf, ref, text, type Schema } from './schema.js';
import { auditMembers, queueMembers } from './moderation-requests.js';
import { operation } from './operation.js';
import { query } from './requests.js';

interface ModeratorOperation {
  readonly summary: string;
  readonly parameters?: readonly Schema[];
  /** Name of the request's schema. */
  readonly body?: string;
  readonly answers: Readonly<Record<number, string>>;
  readonly problems?: readonly number[];
}

/** Answers that the readers' routes have too, where they mean something else here. */
const descriptions: Readonly<Record<number, string>> = {
  201: 'Done.',
  401: 'The token is missing, wrong, or was revoked.',
  403: 'The page’s origin may not write, or the role is not enough.',
  404: 'There is no such site, or no such comment.',
  409: 'Something has come in between; or another text is stored under the submissionId.',
  429: 'Too many wrong tokens came from this address.',
};

/** An operation behind a token. */
function moderated({ problems = [], ...rest }: ModeratorOperation): Schema {
  const made = operation({ ...rest, problems: [401, 403, 429, ...problems], owner: true });
  const responses = Object.entries(made.responses as Readonly<Record<string, Schema>>).map(([status, response]) => {
    return [status, { ...response, description: descriptions[Number(status)] ?? response.description }] as const;
  });
  return { ...made, responses: Object.fromEntries(responses) };
}

/** The same, with an answer of its own media types. */
function download(described: Omit<ModeratorOperation, 'answers'>, description: string, content: Schema): Schema {
  const made = moderated({ ...described, answers: {} });
  return { ...made, responses: { 200: { description, content }, ...(made.responses as Schema) } };
}

const parameters = (members: Readonly<Record<string, Schema>>): Schema[] =>
  Object.entries(members).map(([name, schema]) => query(name, schema));

const comment = query('comment', { ...text, maxLength: 64 }, true);

/** Every route of `moderation-routes.ts`. */
export const moderationPaths: Schema = {
  [moderationRoutes.me]: { get: moderated({ summary: 'Whose token this is', answers: { 200: 'Moderator' } }) },
  [moderationRoutes.queue]: {
    get: moderated({
      summary: 'Comments by their state: pending oldest first, the others newest first',
      parameters: parameters(queueMembers),
      answers: { 200: 'QueuePage' },
      problems: [422],
    }),
    post: moderated({
      summary: 'The same, with what is searched for in the body',
      body: 'QueueQuery',
      answers: { 200: 'QueuePage' },
    }),
  },
  [moderationRoutes.counts]: {
    get: moderated({ summary: 'How many comments are in each state', answers: { 200: 'QueueCounts' } }),
  },
  [moderationRoutes.item]: {
    get: moderated({ summary: 'One comment', parameters: [comment], answers: { 200: 'QueueItem' }, problems: [422] }),
  },
  [moderationRoutes.decide]: {
    post: moderated({
      summary: 'Sets the state of comments, or decides about their edits, all in one commit',
      body: 'DecideRequest',
      answers: { 200: 'Decided' },
    }),
  },
  [moderationRoutes.reveal]: {
    post: moderated({
      summary: 'The fields as they were written; stands in the audit log',
      body: 'CommentId',
      answers: { 200: 'Revealed' },
    }),
  },
  [moderationRoutes.revisions]: {
    get: moderated({
      summary: 'Every text of a comment, the newest first',
      parameters: [comment],
      answers: { 200: 'Revisions' },
      problems: [422],
    }),
  },
  [moderationRoutes.reports]: {
    get: moderated({
      summary: 'What readers have reported of a comment',
      parameters: [comment],
      answers: { 200: 'Reports' },
      problems: [422],
    }),
  },
  [moderationRoutes.reply]: {
    post: moderated({
      summary: 'Answers a comment as a moderator; the same submissionId gives the stored answer',
      body: 'ReplyRequest',
      answers: { 201: 'Comment' },
      problems: [409],
    }),
  },
  [moderationRoutes.close]: {
    post: moderated({ summary: 'Closes a page, or opens it again', body: 'CloseRequest', answers: { 204: '' } }),
  },
  [moderationRoutes.audit]: {
    get: moderated({
      summary: 'Who did what, the newest first',
      parameters: parameters(auditMembers),
      answers: { 200: 'AuditPage' },
      problems: [422],
    }),
  },
  [moderationRoutes.bans]: {
    get: moderated({ summary: 'Rules that hold', answers: { 200: 'Bans' } }),
    post: moderated({
      summary: 'Adds a rule, or replaces the one about the same',
      body: 'NewBan',
      answers: { 201: 'Ban' },
      problems: [409],
    }),
  },
  [moderationRoutes.unban]: {
    post: moderated({ summary: 'Ends a rule; one that is not there is no error', body: 'BanId', answers: { 204: '' } }),
  },
  [moderationRoutes.export]: {
    post: download(
      { summary: 'All comments as a file, unmasked; for owners, and stands in the audit log', body: 'ExportRequest' },
      'A file.',
      {
        'text/csv; charset=utf-8': { schema: text },
        'application/json': { schema: listOf(ref('ExportedComment')) },
      },
    ),
  },
  [moderationRoutes.erasePreview]: {
    post: moderated({
      summary: 'What erasing would take, and what it cannot reach; for owners',
      body: 'EraseSubject',
      answers: { 200: 'ErasePreview' },
    }),
  },
  [moderationRoutes.erase]: {
    post: moderated({
      summary: 'Erases for good what was previewed; for owners',
      body: 'EraseRequest',
      answers: { 200: 'Erased' },
      problems: [409],
    }),
  },
  [moderationRoutes.events]: {
    get: download(
      {
        summary: 'What happens to comments, from a position on',
        parameters: [
          query('position', { ...text, description: 'Of the last event that is known. Absent: from now on.' }),
        ],
        problems: [422],
      },
      'Server-sent events; the data of each is a ModerationEvent.',
      { 'text/event-stream': { schema: text } },
    ),
  },
};
