import { readFileSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * Commits in a write-ahead log, counted in the file itself: the last frame of a transaction has the size of the database in its header, all others 0
 * (https://www.sqlite.org/walformat.html).
 */
export function commitsInLog(databasePath: string): number {
  const log = readFileSync(`${databasePath}-wal`);
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8);
  let commits = 0;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    // Frames with another salt are left from before the last checkpoint.
    const current = log.readBigUInt64BE(at + 8) === log.readBigUInt64BE(16);
    if (current && log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}
