import { ref, type Schema } from './schema.js';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly (Schema | undefined)[];
  /** Name of the request's schema. */
  readonly body?: string;
  readonly types?: readonly string[];
  /** What it answers by status: name of a schema, `''` for none, `audio`, `events` or `feed` for what is no JSON; several where `Accept` chooses. */
  readonly answers: Readonly<Record<number, string | readonly string[]>>;
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
  401: 'The token is missing or wrong.',
  403: 'The page’s origin may not write, the site or page is closed, or the rules of the site do not allow it.',
  404: 'There is no such site, page or comment.',
  405: 'The backend behind this server cannot do this.',
  409: 'Another text is stored under the submissionId; `stored` says which.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: '`invalid`: see `issues` · `challenge`: with a fresh one where the limit allows · `unsupported`: no accepted kind.',
  429: 'Too many; see `Retry-After`.',
  500: 'Something went wrong.',
  502: 'The backend behind this server answers what cannot be read.',
  503: 'The store is busy, or there are too many streams, or the backend behind this server does not answer; the same request may be sent again.',
  504: 'The backend behind this server does not answer in time.',
};

const always = [404, 405, 500, 502, 503, 504];
/** What a backend behind this server may refuse a reader. */
const readThrough = [403, 422, 429];
const withBody = [403, 413, 415, 422];

/** What is no JSON, as texts of a media type. */
const media: Readonly<Record<string, string>> = {
  audio: 'audio/wav',
  events: 'text/event-stream',
  feed: 'application/atom+xml; charset=utf-8',
};

function content(answer: string | readonly string[]): Schema {
  const names = [answer].flat().filter((name) => name !== '');
  if (names.length === 0) return {};
  const entries = names.map((name) => {
    const type = media[name];
    if (type === undefined) return ['application/json', { schema: ref(name) }] as const;
    return [type, { schema: { type: 'string', contentMediaType: type } }] as const;
  });
  return { content: Object.fromEntries(entries) };
}

/** One method of one route. */
export function operation({ summary, parameters, body, types, answers, problems = [], owner }: Operation): Schema {
  const problem = { content: { 'application/problem+json': { schema: ref('Problem') } } };
  const refused = [
    ...new Set([
      ...always,
      ...(parameters ? readThrough : []),
      ...(body ? withBody : []),
      ...(owner ? [401, 403] : []),
      ...problems,
    ]),
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
