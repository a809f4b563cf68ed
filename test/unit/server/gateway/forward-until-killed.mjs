// A process that takes one comment for a backend that never answers, and hangs there. Arguments: the database file, the backend's address, the
// submission as JSON. Ends only by being killed.
import '../../../tools/ts-hooks.mjs';

const [path, address, body] = process.argv.slice(2);
const { createHandler, sqliteStore } = await import('../../../../src/server/index.ts');
const handler = createHandler({
  store: sqliteStore({ path }),
  secret: 'a secret of at least thirty-two bytes',
  site: { origins: ['https://example.vn'], challenge: 'none' },
  upstream: {
    name: 'weak',
    async submitComment({ fields }) {
      await fetch(`http://${address}/rows`, { method: 'POST', body: JSON.stringify(fields) });
    },
  },
});
const headers = { 'content-type': 'application/json', origin: 'https://example.vn' };
await handler(new Request('http://server/v1/comments', { method: 'POST', body, headers }));
