/** One comment in a feed. */
export interface AtomEntry {
  /** IRI that never changes; also where it is read. */
  readonly link: string;
  readonly title: string;
  readonly author: string;
  /** ISO 8601. */
  readonly published: string;
  readonly updated: string;
  /** Plain text. */
  readonly content: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  /** The page that the feed is about. */
  readonly link: string;
  readonly self: string;
  readonly entries: readonly AtomEntry[];
}

// What XML 1.0 has no way to say, not even as a reference (section 2.2): controls besides tab and line breaks, lone surrogates, U+FFFE and U+FFFF.
const unsayable =
  // eslint-disable-next-line no-control-regex -- naming them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would make a line feed of it.
  '\r': '&#13;',
};

/** Text as it may stand in an element or an attribute. `>` too, so that `]]>` never stands there. */
function escape(text: string): string {
  return text.replace(unsayable, '').replace(/[&<>"\r]/g, (char) => references[char] ?? char);
}

const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;

const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escape(href)}"/>`;

/** Atom 1.0 (RFC 4287). An empty feed was updated at the beginning of time, so that it stays the same until it is not empty. */
export function writeAtom({ id, title, link: page, self, entries }: AtomFeed): string {
  const updated = entries.reduce(
    (last, entry) => (entry.updated > last ? entry.updated : last),
    '1970-01-01T00:00:00.000Z',
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', id),
    element('title', title),
    element('updated', updated),
    link('self', self, 'application/atom+xml'),
    link('alternate', page, 'text/html'),
    ...entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: AtomEntry): string {
  return [
    '<entry>',
    element('id', entry.link),
    element('title', entry.title),
    `<author>${element('name', entry.author)}</author>`,
    element('published', entry.published),
    element('updated', entry.updated),
    link('alternate', entry.link, 'text/html'),
    `<content type="text">${escape(entry.content)}</content>`,
    '</entry>',
  ].join('\n');
}
