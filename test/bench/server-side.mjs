/**
 * A process of test/bench/server.mjs: `ykien`, the built server over SQLite; `bare`, Hono answering constants on @hono/node-server as it
 * comes; `plain`, the same with the option that `serve` of Ykien sets; `inserts`, no server, the inserts of a submit in a loop.
 * It tells its port, then answers `{ cpu }` and `{ inserts: n }`, until its parent lets go.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { commentPage, commentPages, fields, threadPage, threadRoot } from './submission.mjs';

const [role, folder] = process.argv.slice(2);

async function ykien() {
  const { createHandler, serve, sqliteStore } = await import('../../dist/server/index.js');
  const store = sqliteStore({ path: join(folder, 'ykien.db') });
  const number = (n) => String(n).padStart(4, '0');
  const articles = Array.from({ length: 1000 }, (_, n) => ({
    id: `/news/${number(n)}`,
    title: `Thông báo lịch tiếp công dân định kỳ số ${number(n)}`,
    url: `https://example.vn/news/${number(n)}`,
    published: '2024-03-28T09:00:00+07:00',
    publishedAt: 1_711_591_200_000 + n * 60_000,
    views: 1000 + n,
  }));
  for (let n = 0; n < articles.length; n += 500) await store.putArticles('default', articles.slice(n, n + 500));
  await loadComments(store, Number(process.argv[4]));
  const handler = createHandler({
    store,
    secret: 'a secret of a benchmark that keeps nothing',
    site: { origins: ['https://example.vn'], challenge: 'none' },
    limits: { submit: [], free: [], issue: [], view: [] },
  });
  return (await serve({ handler, port: 0 })).port;
}

/** Every page of `commentPages` with 20 roots of 3 replies, and one with a single root that has `most` replies. */
async function loadComments(store, most) {
  const page = (id) => ({ id, url: `https://example.vn${id}`, title: 'Thông báo' });
  const comment = (id, place, n) => ({
    ...{ id, site: 'default', ...place, submissionId: id, fingerprint: 'bench', status: 'published' },
    ...{ fields, createdAt: 1_711_591_200_000 + n * 1000, score: 0, generation: 1 },
  });
  const paths = Array.from({ length: commentPages }, (_, n) => commentPage(n));
  function* all() {
    for (const path of paths) {
      for (let n = 0; n < 20; n += 1) {
        const root = `${path}-${n}`;
        yield comment(root, { page: path }, n * 4);
        for (let m = 1; m < 4; m += 1) yield comment(`${root}-${m}`, { page: path, parent: root }, n * 4 + m);
      }
    }
    yield comment(threadRoot, { page: threadPage }, 0);
    for (let n = 1; n < most; n += 1) yield comment(`thread-${n}`, { page: threadPage, parent: threadRoot }, n);
  }
  await store.loadRecords('default', 'page', [...paths, threadPage].map(page));
  let batch = [];
  for (const each of all()) {
    if (batch.push(each) < 500) continue;
    await store.loadRecords('default', 'comment', batch);
    batch = [];
  }
  await store.loadRecords('default', 'comment', batch);
}

async function bare(options) {
  const [{ getRequestListener }, { Hono }] = await Promise.all([import('@hono/node-server'), import('hono')]);
  const app = new Hono();
  const constants = new Map();
  const constant = (size) => {
    if (!constants.has(size)) constants.set(size, 'x'.repeat(size));
    return constants.get(size);
  };
  const headers = { 'content-type': 'application/json' };
  app.get('/:size', ({ req }) => new Response(constant(Number(req.param('size'))), { headers }));
  app.post('/:size', async ({ req }) => {
    await req.text();
    return new Response(constant(Number(req.param('size'))), { headers, status: 202 });
  });
  const server = createServer(getRequestListener(app.fetch, options));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

/** What a submit writes, 32 to a transaction: no HTTP, no queue, no savepoint, no promise. */
async function bareInserts() {
  await import('../tools/ts-hooks.mjs');
  const { openDatabase } = await import('../../src/server/stores/sqlite-open.ts');
  const { commentSql } = await import('../../src/server/stores/sqlite-comments.ts');
  const { commentValues } = await import('../../src/server/stores/sqlite-rows.ts');
  const { eventSql } = await import('../../src/server/stores/sqlite-events.ts');
  const { foldText } = await import('../../src/core/fold-text.ts');
  const { randomId } = await import('../../src/core/random-id.ts');
  const db = openDatabase(join(folder, 'bare.db'));
  const [page, comment, event] = [commentSql.insertPage, commentSql.insert, eventSql.append].map((sql) =>
    db.prepare(sql),
  );
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((sql) => db.prepare(sql));
  return (count) => {
    const start = performance.now();
    for (let done = 0; done < count;) {
      begin.run();
      for (const end = Math.min(count, done + 32); done < end; done += 1) {
        const path = `/news/${done % 100}`;
        page.run('default', path, `https://example.vn${path}`, 'Thông báo');
        const secrets = { submissionId: randomId(16), fingerprint: randomId(32), textKey: randomId(32) };
        const [place, createdAt] = [{ site: 'default', id: randomId(16), page: path }, Date.now()];
        const text = { fields, search: foldText(Object.values(fields).join(' ')), status: 'pending', createdAt };
        comment.run(...commentValues({ ...place, ...secrets, ...text, score: 0, generation: 1 }, undefined));
        event.run('default', path, 'submitted', place.id, createdAt);
      }
      commit.run();
    }
    return performance.now() - start;
  };
}

const insert = role === 'inserts' ? await bareInserts() : undefined;
const start = { ykien, bare: () => bare({}), plain: () => bare({ overrideGlobalObjects: false }), inserts: () => 0 };
const port = await start[role]();

process.on('message', (ask) => {
  if (ask.inserts) process.send({ ms: insert(ask.inserts) });
  else process.send(process.cpuUsage());
});
process.on('disconnect', () => process.exit(0));
process.send({ port });
