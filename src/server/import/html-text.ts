import { Parser } from 'htmlparser2';
import { TextWriter } from './text-writer.js';

/** Elements that begin and end a paragraph. */
const blocks = new Set(
  'address article aside center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header main nav ol p section summary table ul'.split(
    ' ',
  ),
);
const lines = new Set(['tr', 'hr']);
/** Elements that leave nothing but what is inside them. */
const inline = new Set(
  'a abbr b bdi bdo big body caption cite code col colgroup data del dfn em embed font html i iframe img ins kbd label mark param picture q rp rt ruby s samp small source span strike strong sub sup tbody td tfoot th thead time tt u var wbr audio video track'.split(
    ' ',
  ),
);
const dropped = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'math',
  'textarea',
  'select',
  'button',
]);
const known = new Set([
  ...blocks,
  ...lines,
  ...inline,
  ...dropped,
  'br',
  'blockquote',
  'pre',
  'li',
  'input',
  'link',
  'meta',
]);

export interface HtmlOptions {
  /** Line breaks of the source count, as in WordPress and Markdown. */
  readonly keepLines?: boolean;
}

/**
 * HTML as plain text: paragraphs between empty lines, links as `words (address)`, quotations with `> `, pictures by their words or address. What looks like an element and
 * is none, as in `List<String>`, stays as it was typed. Nothing of it is ever markup again: it is shown as text.
 */
export function htmlToText(html: string, { keepLines = false }: HtmlOptions = {}): string {
  if (!/[<&]/.test(html)) return keepLines ? html.trim() : html.replace(/\s+/g, ' ').trim();
  const writer = new TextWriter();
  let preformatted = 0;
  let hidden = 0;
  let seen = -1;
  const source = (): string => html.slice(parser.startIndex, parser.endIndex + 1);
  const see = (): void => void (seen = Math.max(seen, parser.endIndex));

  const parser = new Parser({
    ontext(text) {
      see();
      if (hidden === 0) writer.write(text, keepLines || preformatted > 0);
    },
    onopentag(name, attributes, implied) {
      if (!implied) see();
      if (!known.has(name)) return hidden > 0 ? undefined : writer.write(source(), true);
      if (dropped.has(name)) hidden++;
      if (hidden > 0) return;
      if (blocks.has(name)) writer.breakLines(2);
      else if (lines.has(name)) writer.breakLines(1);
      else if (name === 'br') writer.breakLine();
      else if (name === 'li') writer.item();
      else if (name === 'td' || name === 'th') writer.write(' ', false);
      else if (name === 'a') writer.openLink(attributes.href);
      else if (name === 'blockquote') writer.openQuote();
      else if (name === 'pre') {
        writer.breakLines(2);
        preformatted++;
      } else if (name === 'img') writer.write(attributes.alt?.trim() || webAddress(attributes.src), false);
      else if (name === 'iframe' || name === 'embed') writer.write(webAddress(attributes.src), false);
    },
    onclosetag(name, implied) {
      if (!implied) see();
      if (!known.has(name)) return implied || hidden > 0 ? undefined : writer.write(source(), true);
      if (dropped.has(name)) hidden = Math.max(0, hidden - 1);
      if (hidden > 0) return;
      if (blocks.has(name)) writer.breakLines(2);
      else if (lines.has(name) || name === 'li') writer.breakLines(1);
      else if (name === 'a') writer.closeLink();
      else if (name === 'blockquote') writer.closeQuote();
      else if (name === 'pre') {
        writer.breakLines(2);
        preformatted = Math.max(0, preformatted - 1);
      }
    },
    oncomment: see,
    onprocessinginstruction() {
      see();
      if (hidden === 0) writer.write(source(), true);
    },
  });
  parser.write(html);
  parser.end();
  // An element that never ends is no element: `i <j and so on`.
  if (hidden === 0 && seen + 1 < html.length) writer.write(html.slice(seen + 1), keepLines);
  return writer.finish();
}

function webAddress(url: string | undefined): string {
  return url !== undefined && /^https?:\/\//i.test(url.trim()) ? url.trim() : '';
}
