import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownCorpus } from './own-corpus.js';

const folder = new URL('../../../shared/corpora/', import.meta.url);

/** Whether the large corpora lie beside the repository. */
export const hasCorpora = existsSync(fileURLToPath(folder));

/** Some vectors hold raw line breaks, which JSON wants escaped inside its strings. */
function read(name: string): unknown {
  const strings = /"(?:[^"\\]|\\.)*"/gs;
  // eslint-disable-next-line no-control-regex -- these are the characters to be escaped
  const control = /[\u0000-\u001f]/g;
  const escape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = readFileSync(new URL(name, folder), 'utf8');
  return JSON.parse(text.replace(strings, (string) => string.replace(control, escape)));
}

/** Every string once: the corpora, where they are, and our own. */
export function corpus(): readonly string[] {
  if (!hasCorpora) return ownCorpus;
  const fixtures = read('html-fixtures.json') as { payload: string }[];
  const texts = [read('naughty-strings.json'), read('xss-vectors.json')] as string[][];
  return [...new Set([...ownCorpus, ...texts.flat(), ...fixtures.map(({ payload }) => payload)])];
}
