import { routes } from '../protocol/routes.js';
import { ensure, same } from '../testing/assert.js';
import { issueFields, problemOf, start, type WireRule } from './wire-rule.js';

/** What every answer keeps, whatever was asked. */
export function answerRules(rule: WireRule): void {
  rule(
    'A path that is no route is 404, as `application/problem+json` with the code `not-found`.',
    { mend: 'Answer with { type, title, status: 404, code: "not-found" } where nothing else does.' },
    async ({ ask }) => {
      problemOf(await ask('/v1/no-such-route'), 404, 'not-found', 'GET /v1/no-such-route');
    },
  );

  rule(
    'A method that a route lacks is 405 with the code `unsupported`, and `Allow` names those that it has.',
    { mend: 'Answer DELETE, PUT and the like with 405 and Allow: GET, POST, OPTIONS, as far as the route has them.' },
    async ({ ask, reads }) => {
      for (const path of reads()) {
        const answer = await ask(path, { method: 'DELETE' });
        problemOf(answer, 405, 'unsupported', `DELETE ${path}`);
        ensure(answer.headers.get('allow')?.includes('GET'), `DELETE ${path}: Allow does not name GET`);
      }
    },
  );

  rule(
    'What is wrong with a request is 422 with the code `invalid` and issues that name the member.',
    { mend: 'Add issues: [{ field, code: "malformed" }] to the problem, one for each wrong member or parameter.' },
    async ({ ask, has, reads, submit, draft }) => {
      for (const path of reads().map((each) => each.replace(/page=[^&]*&?/, ''))) {
        // Articles may be asked for without a page.
        if (path.startsWith(routes.articles)) continue;
        same(issueFields(problemOf(await ask(path), 422, 'invalid', `GET ${path}`)), ['page'], `the issues of ${path}`);
      }
      if (!has('submitComment')) return;
      const { page: _, ...rest } = await draft();
      const fields = issueFields(problemOf(await submit(rest), 422, 'invalid', 'a comment without a page'));
      ensure(fields.includes('page'), `a comment without a page: the issues name ${fields.join() || 'nothing'}`);
      const short = problemOf(await submit({ ...(await draft()), submissionId: 'x' }), 422, 'invalid', 'a short id');
      same(issueFields(short), ['submissionId'], 'the issues of a submissionId of one character');
    },
  );

  rule(
    'Whatever a request holds, the answer is no 5xx, and one that is JSON where it has a body.',
    { mend: 'Check the type of every member before it is used, own members only, and answer 422.' },
    async ({ ask, has, draft, submit, page }) => {
      const sent = has('submitComment') ? { ...(await draft()), challenge: undefined } : {};
      const strange = [
        ...[null, [], 7, 'text', {}],
        ...['page', 'fields', 'submissionId', 'parent', 'hints'].flatMap((member) =>
          [null, [], 7, 'x', { __proto__x: 1 }, { toString: 'x', constructor: {} }].map((value) => ({
            ...sent,
            [member]: value,
          })),
        ),
        { ...sent, submissionId: '', fields: { content: { toString: 1 } } },
      ];
      const queries = [
        'limit=-1',
        'limit=x',
        'cursor=%00',
        'sort=__proto__',
        'parent=%ff',
        'page=%00',
        'page=&page=',
        'kind=constructor',
      ];
      const paths = [routes.comments, routes.form, routes.counts, routes.articles, routes.page];
      const answers = [
        ...(await Promise.all(
          paths.flatMap((path) => queries.map((query) => ask(`${path}?page=${encodeURIComponent(page.id)}&${query}`))),
        )),
        ...(has('submitComment')
          ? await Promise.all(strange.map((body) => submit(body as Record<string, unknown>)))
          : []),
      ];
      for (const { status, text, json } of answers) {
        ensure(status < 500, `an answer is ${status} ${start(text)}`);
        ensure(text === '' || json !== undefined, `an answer of ${status} is no JSON: ${start(text)}`);
      }
    },
  );

  rule(
    'No answer sets a cookie, or wants credentials.',
    {
      mend: 'Leave out Set-Cookie and Access-Control-Allow-Credentials: a reader is known by the readerKey in a body.',
    },
    async ({ ask, reads, has, draft, submit }) => {
      const answers = await Promise.all([...reads(), '/v1/no-such-route'].map((path) => ask(path)));
      if (has('submitComment')) answers.push(await submit(await draft()));
      for (const { headers } of answers) {
        for (const name of ['set-cookie', 'access-control-allow-credentials'])
          ensure(!headers.has(name), `an answer has ${name}: ${headers.get(name)}`);
      }
    },
  );

  rule(
    'Every answer says `X-Content-Type-Options: nosniff`, so that no browser takes a reader’s text for a page.',
    { mend: 'Set the header on every answer, errors too.' },
    async ({ ask, reads }) => {
      for (const path of [...reads(), '/v1/no-such-route'])
        same((await ask(path)).headers.get('x-content-type-options'), 'nosniff', path);
    },
  );
}
