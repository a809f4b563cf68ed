// A process that stores comments without pause and writes the id of each to its output after the store has acknowledged it.
// Arguments: the database file, and a name that makes the ids its own. Ends only by being killed.
import { writeSync } from 'node:fs';
import '../../../tools/ts-hooks.mjs';

const [path, name] = process.argv.slice(2);
const { sqliteStore } = await import('../../../../src/server/stores/sqlite.ts');
const store = sqliteStore({ path });

async function writeOn(writer) {
  for (let n = 0; ; n += 1) {
    const id = `${name}-${writer}-${n}`;
    const comment = {
      id,
      site: 'district',
      page: `/news/${n % 7}`,
      submissionId: id,
      fingerprint: id,
      status: 'pending',
      fields: { name: 'Ánh', content: 'Nội dung '.repeat(20) },
      createdAt: n,
      score: 0,
      generation: 1,
    };
    const { outcome } = await store.acceptSubmission({
      comment,
      challenge: { site: 'district', nonce: id, expiresAt: 1e13 },
      page: { url: 'https://example.org/', title: '' },
    });
    writeSync(1, `${outcome} ${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => writeOn(writer)));
