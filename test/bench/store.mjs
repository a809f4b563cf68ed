/**
 * Durable submits a second of the SQLite store against the same statements done bare, in one run: short rounds of both alternate, each
 * pair gives a ratio, and the median of those is compared with the goal, so that a busy machine slows both. Exits with 1 when it falls short.
 *
 *   node test/bench/store.mjs
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../tools/ts-hooks.mjs';

const { sqliteStore } = await import('../../src/server/stores/sqlite.ts');
const { openDatabase } = await import('../../src/server/stores/sqlite-open.ts');
const { commentSql } = await import('../../src/server/stores/sqlite-comments.ts');
const { commentValues } = await import('../../src/server/stores/sqlite-rows.ts');
const { eventSql } = await import('../../src/server/stores/sqlite-events.ts');
const { limitSql } = await import('../../src/server/stores/sqlite-limits.ts');

const goal = 0.7;
const rounds = 41;
const roundMs = 80;
const groups = [1, 8, 32];
const folder = mkdtempSync(join(tmpdir(), 'ykien-bench-'));

let serial = 0;
function record() {
  const id = `id-${(serial += 1)}`;
  const comment = {
    id,
    site: 'district',
    page: `/news/${serial % 100}`,
    submissionId: `s-${id}`,
    fingerprint: `f-${id}`,
    status: 'pending',
    fields: {
      name: 'Nguyễn Thị Ánh',
      phone: '0912 345 678',
      title: 'Góp ý',
      content: 'Nội dung bình luận. '.repeat(15),
    },
    createdAt: 1_522_216_740_000 + serial,
    score: 0,
    textKey: `t-${id}`,
    search: 'nguyen thi anh gop y noi dung binh luan 0912345678',
    generation: 1,
  };
  return { comment, challenge: { site: 'district', nonce: `n-${id}`, expiresAt: 9e12 }, page: { url: '', title: '' } };
}

/** Submits in groups, all of a group at once, each group after the one before. */
function storeWriter(group) {
  const store = sqliteStore({ path: join(folder, `store-${group}.db`) });
  return {
    write: () => Promise.all(Array.from({ length: group }, () => store.acceptSubmission(record()))),
    close: () => store.close(),
  };
}

/** The same inserts in a loop, a transaction to a group: no queue, no savepoint, no promise. */
function bareWriter(group) {
  const db = openDatabase(join(folder, `bare-${group}.db`));
  const [page, comment, use, event] = [commentSql.insertPage, commentSql.insert, limitSql.use, eventSql.append].map(
    (sql) => db.prepare(sql),
  );
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((sql) => db.prepare(sql));
  return {
    write() {
      begin.run();
      for (let n = 0; n < group; n += 1) {
        const { comment: c, challenge, page: p } = record();
        page.run(c.site, c.page, p.url, p.title);
        comment.run(...commentValues(c, undefined));
        event.run(c.site, c.page, 'submitted', c.id, c.createdAt);
        use.run(challenge.site, challenge.nonce, challenge.expiresAt);
      }
      commit.run();
    },
    close: () => db.close(),
  };
}

async function perSecond(writer, group) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < roundMs) {
    await writer.write();
    count += group;
  }
  return (count / (performance.now() - start)) * 1000;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

let short = false;
console.log(`Durable submits a second; medians of ${rounds} rounds of ${roundMs} ms, node ${process.version}`);
console.log('at once   store    bare   ratio');
for (const group of groups) {
  const writers = [storeWriter(group), bareWriter(group)];
  const results = [[], []];
  // Round 0 warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, writer] of writers.entries()) {
      const rate = await perSecond(writer, group);
      if (round > 0) results[side].push(rate);
    }
  }
  for (const writer of writers) await writer.close();
  const [store, bare] = results.map(median);
  const ratio = median(results[0].map((rate, round) => rate / results[1][round]));
  short ||= ratio < goal;
  const cells = [group, store.toFixed(0), bare.toFixed(0), `${(ratio * 100).toFixed(0)} %`];
  console.log(cells.map((cell, i) => String(cell).padStart(i === 0 ? 7 : 8)).join(''));
}
rmSync(folder, { recursive: true });
console.log(short ? `Short of the goal of ${goal * 100} %.` : `The goal of ${goal * 100} % is met.`);
process.exitCode = short ? 1 : 0;
