import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../src/contract/store.js';
import type { ReferenceServer, ReferenceServerOptions } from '../../src/server/index.js';
import { answerDigits } from '../../src/server/challenge-answer.js';
import { verifyChallengeId } from '../../src/server/challenge-id.js';
import { createKeyRing, readSecrets } from '../../src/server/keys.js';

/** A comment as SQLite has it. */
export interface CommentRow {
  readonly id: string;
  readonly parent: string | null;
  readonly page: string;
  readonly status: string;
  readonly score: number;
  readonly submissionId: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface TestSite {
  readonly url: string;
  readonly dataDir: string;
  /** Of the server itself, to put comments in as an import does. */
  readonly store: Store;
  /** Rows of the file, read by a connection of its own. */
  ask<T>(sql: string, ...values: string[]): T[];
  /** Digits of a picture, as only the holder of the secret can know them. */
  digitsOf(challengeId: string): Promise<string>;
  /** Every comment of the file. */
  rows(): readonly CommentRow[];
  viewsOf(article: string): number;
  close(): Promise<void>;
}

/** Tests are one reader with one address: what they are not about does not hold them up. */
const noLimits = { submit: [], free: [], issue: [], view: [] };

/** Tests count rows: comments of the demo are there only for those that ask for them. */
export interface SiteSettings extends ReferenceServerOptions {
  readonly seedComments?: boolean;
}

type OpenDemo = (options: SiteSettings) => Promise<ReferenceServer>;

/** The demo on its real server: a socket, and an SQLite file in a folder of its own. */
export async function openSite(options: SiteSettings = {}): Promise<TestSite> {
  // Of the built package, as `npm start` has it; the name is not known before the build.
  const start = '../../demo/start.js';
  const { openDemo } = (await import(start)) as { openDemo: OpenDemo };
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'ykien-site-')));
  const server = await openDemo({ port: 0, limits: noLimits, seedComments: false, ...options, dataDir });
  const secret = (await readFile(join(dataDir, 'secret.key'), 'utf8')).trim();
  const keyRing = await createKeyRing(readSecrets(secret));
  const ask = <T>(sql: string, ...values: string[]): T[] => {
    const database = new DatabaseSync(join(dataDir, 'ykien.db'), { readOnly: true });
    try {
      return database.prepare(sql).all(...values) as T[];
    } finally {
      database.close();
    }
  };
  return {
    url: server.url,
    dataDir,
    store: server.store,
    ask,
    async digitsOf(challengeId) {
      const claims = await verifyChallengeId(keyRing, challengeId);
      if (!claims) throw new Error('The challenge is not of this server.');
      return answerDigits(claims);
    },
    rows: () =>
      ask<Record<string, never>>('SELECT * FROM comment ORDER BY seq').map((row) => ({
        id: row.id!,
        parent: row.parent ?? null,
        page: row.page!,
        status: row.status!,
        score: row.score!,
        submissionId: row.submission_id!,
        fields: JSON.parse(row.fields!) as Record<string, string>,
      })),
    viewsOf: (article) => ask<{ views: number }>('SELECT views FROM article WHERE id = ?', article)[0]?.views ?? -1,
    async close() {
      await server.close();
      if (!options.dataDir) await rm(dataDir, { recursive: true });
    },
  };
}
