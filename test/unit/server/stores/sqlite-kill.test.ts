import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { otherConnection, temporaryFolder } from './sqlite-file.js';

const script = fileURLToPath(new URL('write-until-killed.mjs', import.meta.url));
const kills = 50;

/** Lets a process write, kills it after some acknowledgements, and gives the ids that it acknowledged. */
async function acknowledgedUntilKilled(path: string, name: string, after: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, path, name], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.length > after) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors}`);
  // A line cut by the kill was not acknowledged.
  return output.split('\n').slice(0, -1);
}

// Two processes at a time on one file: the one that starts or goes on recovers what the killed one left, under the other's load.
it(
  `keeps every acknowledged comment and a sound file over ${kills} kills of a writing process`,
  { timeout: 60_000 },
  async () => {
    const path = join(temporaryFolder(), 'comments.db');
    const acknowledged: string[] = [];
    for (let round = 0; round < kills / 2; round += 1) {
      // Bytes of output, spread so that the kills fall into different moments of a commit.
      const runs = [0, 1].map((side) =>
        acknowledgedUntilKilled(path, `${round}-${side}`, 100 + ((round * 977) % 9000)),
      );
      acknowledged.push(...(await Promise.all(runs)).flat());
      expect(otherConnection(path).prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' });
    }
    const db = otherConnection(path);
    const stored = new Set(
      db
        .prepare('SELECT id FROM comment')
        .all()
        .map((row) => `stored ${String(row.id)}`),
    );
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
    const halves = `SELECT (SELECT count(*) FROM comment) - (SELECT count(*) FROM challenge_use) AS half`;
    expect(db.prepare(halves).get()).toEqual({ half: 0 });
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  },
);
