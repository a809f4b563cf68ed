import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownCorpus } from './own-corpus.js';

const folder = new URL('../../../shared/corpora/', import.meta.url);

/** Whether the large corpora lie beside the repository. */
export const hasCorpora = existsSync(fileURLToPath(folder));

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Every string once: the corpora, where they are, and our own. */
export function corpus(): readonly string[] {
  if (!hasCorpora) return ownCorpus;
  const fixtures = read('html-fixtures.json') as { payload: string }[];
  const texts = [read('naughty-strings.json'), read('xss-vectors.json')] as string[][];
  return [...new Set([...ownCorpus, ...texts.flat(), ...fixtures.map(({ payload }) => payload)])];
}
