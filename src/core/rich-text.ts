/**
 * What formatted text may hold, and nothing else. A renderer makes elements of these names only, whatever an adapter hands it.
 * `p pre blockquote ul ol` stand beside each other; `li` stands in a list; the others stand in a line.
 */
export const richTags = ['p', 'br', 'a', 'em', 'strong', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'] as const;
export type RichTag = (typeof richTags)[number];

/** A stretch of formatted text: plain text, or an element of a closed set. Data only: it survives JSON. */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  /** Of a link: absolute, and has gone through `safeUrl`. */
  readonly href?: string;
  readonly children?: readonly RichNode[];
}

/**
 * Formatted text as plain text, so that nothing of it is lost where only text can be shown: a line for each paragraph, `words (address)` for a link that
 * hides its address, `> ` before a quotation, `- ` before an item.
 */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes
    .map(blockText)
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blockText(node: RichNode): string {
  if (typeof node === 'string') return node;
  const { tag, href, children = [] } = node;
  switch (tag) {
    case 'br':
      return '\n';
    case 'a': {
      const words = children.map(blockText).join('');
      return href && !isAddress(words, href) ? `${words} (${href})` : words;
    }
    case 'p':
    case 'pre':
      return `${children.map(blockText).join('')}\n`;
    case 'blockquote':
      return `${plainText(children).replace(/^/gm, '> ')}\n`;
    case 'ul':
    case 'ol':
      return children.map((item, n) => `${tag === 'ul' ? '-' : `${n + 1}.`} ${plainText([item])}\n`).join('');
    default:
      return children.map(blockText).join('');
  }
}

/** A link that shows where it leads, as plain text does by itself. */
export function isAddress(words: string, href: string): boolean {
  return /^https?:\/\/\S+$/.test(words) && decoded(words) === decoded(href);
}

/** An address looks different when a parser has written it anew: `…/Hà` and `…/H%C3%A0`, with and without the slash at the end. */
function decoded(url: string): string {
  try {
    return decodeURI(new URL(url).href).replace(/\/$/, '');
  } catch {
    return url;
  }
}
