import { createHash } from 'node:crypto';
import { lengthPrefixed, toBase64Url } from '../bytes.js';
import type { Source } from './foreign.js';

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256').update(lengthPrefixed(parts)).digest();
  return toBase64Url(hash.subarray(0, 16));
}

/** Where an id of another system is unique. */
export interface IdSpace {
  readonly source: Source;
  readonly site: string;
  /** Which installation of the system; absent where neither the file nor the command says it. */
  readonly origin?: string;
}

/** The same for the same comment of another system in every run, so that a second import finds what the first has stored. */
export function importedId({ source, site, origin }: IdSpace, foreignId: string): string {
  return digest(['ykien import', source, site, ...(origin === undefined ? [] : [origin]), foreignId]);
}

/** An installation by its address or name. `http`, `https`, `www.` and a slash at the end make no other one; `undefined` where nothing is said. */
export function originOf(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
  return name === '' ? undefined : name;
}

/** Who stands for the `n`th of the votes that another system has only counted. */
export function importedVoter(comment: string, n: number): string {
  return `import.${digest(['ykien import vote', comment, String(n)])}`;
}
