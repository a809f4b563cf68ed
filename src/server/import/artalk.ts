import { skip, type ForeignItem, type ForeignReader } from './foreign.js';
import { readJsonValues, textAt } from './json-values.js';
import { markdownToText } from './markdown-text.js';
import { readDate } from './read-date.js';

/**
 * Artrans, the list of objects that Artalk exports and takes, every member of it a text (`internal/entity/artran.go`). A page is named by its path or address and by its site.
 * `ip`, `ua` and `password` are not read.
 */
export const readArtalk: ForeignReader = async function* (chunks, { timeZone }) {
  const pages = new Set<string>();
  for await (const value of readJsonValues(chunks, ['$.*'])) yield* toItems(value, pages, timeZone);
};

function* toItems(value: unknown, pages: Set<string>, timeZone: string): Generator<ForeignItem> {
  const id = textAt(value, 'id');
  if (id === '') {
    yield skip('(a comment without an id)', 'it has no id');
    return;
  }
  const key = `${textAt(value, 'site_name')} ${textAt(value, 'page_key')}`;
  if (!pages.has(key)) {
    pages.add(key);
    const closed = isTrue(value, 'page_admin_only');
    const page = { key, address: addressOf(value), title: textAt(value, 'page_title'), ...(closed && { closed }) };
    yield { kind: 'page', page };
  }
  const parent = textAt(value, 'rid');
  yield {
    kind: 'comment',
    comment: {
      id,
      page: key,
      // A root has 0, in older versions its own id.
      parent: parent === '' || parent === '0' || parent === id ? undefined : parent,
      status: isTrue(value, 'is_pending') ? 'pending' : 'published',
      name: textAt(value, 'nick'),
      email: textAt(value, 'email'),
      url: textAt(value, 'link'),
      content: markdownToText(textAt(value, 'content')),
      createdAt: readDate(textAt(value, 'created_at'), timeZone),
      up: Number(textAt(value, 'vote_up')),
      down: Number(textAt(value, 'vote_down')),
    },
  };
}

const isTrue = (value: unknown, name: string): boolean => textAt(value, name) === 'true';

/** A path belongs to the first address of its site, where the file tells one. */
function addressOf(value: unknown): string {
  const key = textAt(value, 'page_key');
  const [site = ''] = textAt(value, 'site_urls').split(',');
  return key.startsWith('/') && URL.canParse(key, site.trim()) ? new URL(key, site.trim()).href : key;
}
