import { routes } from '../protocol/routes.js';
import { ensure, same } from '../testing/assert.js';
import type { Answer } from './wire.js';
import { isObject, newReader, type WireFixture, type WireRule } from './wire-rule.js';

/** What reading keeps: the same for everybody, and nothing that is somebody's. */
export function readRules(rule: WireRule): void {
  rule(
    'Any page may read a public GET: `Access-Control-Allow-Origin: *`, on errors too.',
    { mend: 'Set the header on every GET before anything can go wrong.' },
    async ({ ask, reads }) => {
      for (const path of [...reads(), '/v1/no-such-route', ...reads().map((each) => `${each}&limit=x`)]) {
        const { headers } = await ask(path, { origin: 'https://ykien-check.invalid' });
        same(headers.get('access-control-allow-origin'), '*', path);
      }
    },
  );

  rule(
    'A public GET is the same for everybody: neither `Origin` nor `Authorization` nor a cookie changes it.',
    { mend: 'Build the answer from the address alone, and let Vary name no more than Accept-Encoding.' },
    async ({ ask, reads, page, has, publish }) => {
      if (has('submitComment')) await publish();
      for (const path of reads()) {
        const plain = await ask(path, { origin: null });
        const headers = { authorization: 'Bearer no-token', cookie: 'reader=1', 'accept-language': 'vi' };
        const other = await ask(path, { headers, origin: new URL(page.url).origin });
        same([other.status, other.text], [plain.status, plain.text], path);
        const vary = plain.headers.get('vary') ?? '';
        ensure(!/origin|cookie|authorization|\*/i.test(vary), `${path} has Vary: ${vary}`);
      }
    },
  );

  rule(
    'A public GET carries an `ETag`, and is 304 without a body for whoever has it.',
    { mend: 'Take a digest of the body, and compare If-None-Match with it.' },
    async ({ ask, reads }) => {
      for (const path of reads()) {
        const etag = (await ask(path)).headers.get('etag');
        ensure(
          etag !== null && /^(W\/)?".+"$/.test(etag),
          `${path} has ${etag === null ? 'no ETag' : `ETag: ${etag}`}`,
        );
        const again = await ask(path, { headers: asCaches(etag) });
        same([again.status, again.text], [304, ''], `${path} with If-None-Match`);
        const other = await ask(path, { headers: asCaches('"another"') });
        same(other.status, 200, `${path} with another’s If-None-Match`);
      }
    },
  );

  rule(
    'An `ETag` changes with what it stands for.',
    {
      needs: ['listComments', 'submitComment'],
      mend: 'Make it of the body, never of the address or of the time of the start.',
    },
    async ({ ask, page, publish }) => {
      const path = `${routes.comments}?page=${encodeURIComponent(page.id)}`;
      const before = (await ask(path)).headers.get('etag');
      if (!(await publish())) return;
      const after = (await ask(path)).headers.get('etag');
      ensure(before === null || before !== after, `the ETag of ${path} is ${after} before and after a comment`);
      if (before === null) return;
      same((await ask(path, { headers: asCaches(before) })).status, 200, 'the answer to the old one');
    },
  );

  rule(
    'No phone number, e-mail address, `submissionId`, `readerKey` or token is in any public answer.',
    {
      needs: ['submitComment'],
      mend: 'Build every public item from a list of what is public: id, name, title, content, times, counts.',
    },
    async (fixture) => {
      const { form, draft, adapter, page, publish } = fixture;
      const { fields } = await form();
      const secrets: string[] = [];
      // One that is published, where something can publish it, and one as it comes.
      const sent = await draft({ readerKey: newReader() });
      const tokens = [
        await publish(sent),
        await adapter.submitComment(await draft({ readerKey: sent.readerKey ?? '' })),
      ];
      for (const { name, type } of fields) {
        const value = sent.fields[name];
        if ((type === 'tel' || type === 'email') && value)
          secrets.push(value, value.replace(/^0/, '+84'), value.replace(/^0/, '84'));
      }
      secrets.push(sent.submissionId, sent.readerKey ?? '', ...tokens.flatMap((each) => each?.token ?? []));
      for (const answer of await publicAnswers(fixture, page.id)) {
        for (const secret of secrets)
          ensure(!answer.text.includes(secret), `"${secret}" is in a public answer: ${around(answer.text, secret)}`);
      }
    },
  );

  rule(
    'Events may be asked for without a stream: `{ events, position }` for `Accept: application/json`.',
    { needs: ['watch'], mend: 'Answer with what has happened behind "after", and the position to go on from.' },
    async ({ ask, page }) => {
      const path = `${routes.events}?page=${encodeURIComponent(page.id)}`;
      const { status, json } = await ask(path, { headers: { accept: 'application/json' } });
      ensure(isObject(json) && Array.isArray(json.events), `the answer of ${status} has no list "events"`);
      same(typeof json.position, 'string', 'the type of its position');
    },
  );
}

/** As a browser's cache asks: `fetch` alone would add `no-cache`, which many servers obey. */
const asCaches = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });

async function publicAnswers({ ask, reads }: WireFixture, page: string): Promise<readonly Answer[]> {
  const more = [routes.feed, routes.events].map((path) => `${path}?page=${encodeURIComponent(page)}`);
  return Promise.all([...reads(), ...more].map((path) => ask(path, { headers: { accept: 'application/json' } })));
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return `…${text.slice(Math.max(0, at - 60), at + part.length + 20)}…`;
}
