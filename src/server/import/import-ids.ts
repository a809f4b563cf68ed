import { createHash } from 'node:crypto';
import { lengthPrefixed, toBase64Url } from '../bytes.js';
import type { Source } from './foreign.js';

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256').update(lengthPrefixed(parts)).digest();
  return toBase64Url(hash.subarray(0, 16));
}

/** The same for the same comment of another system in every run, so that a second import finds what the first has stored. */
export function importedId(source: Source, site: string, foreignId: string): string {
  return digest(['ykien import', source, site, foreignId]);
}

/** Who stands for the `n`th of the votes that another system has only counted. */
export function importedVoter(comment: string, n: number): string {
  return `import.${digest(['ykien import vote', comment, String(n)])}`;
}
