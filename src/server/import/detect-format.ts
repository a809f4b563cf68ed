import { readStart, readTextStart } from './open-text.js';

/** What a file can be: another system's export, or `ykien export`. */
export type ImportFormat = 'disqus' | 'wordpress' | 'isso' | 'waline' | 'waline-csv' | 'artalk' | 'ykien';

/** The format of a file by how it begins; `undefined` when it is none of them. */
export async function detectFormat(path: string): Promise<ImportFormat | undefined> {
  if ((await readStart(path, 15)).toString('latin1') === 'SQLite format 3') return 'isso';
  const start = (await readTextStart(path, 64 * 1024).catch(() => '')).trimStart();
  if (start.startsWith('<')) {
    if (/xmlns\s*=\s*["']http:\/\/disqus\.com["']/.test(start)) return 'disqus';
    return /http:\/\/wordpress\.org\/export\/\d/.test(start) ? 'wordpress' : undefined;
  }
  if (/^\{\s*"kind"\s*:\s*"ykien"/.test(start)) return 'ykien';
  if (/^[[{]/.test(start)) {
    if (/"page_key"\s*:/.test(start)) return 'artalk';
    return /"(type"\s*:\s*"waline|objectId|insertedAt)"/.test(start) ? 'waline' : undefined;
  }
  const [line = ''] = start.split(/\r?\n/, 1);
  const columns = line.split(',').map((column) => column.replace(/"/g, '').trim());
  return ['nick', 'comment', 'url'].every((column) => columns.includes(column)) ? 'waline-csv' : undefined;
}
