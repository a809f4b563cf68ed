import { htmlToText } from './html-text.js';

const code = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]+`)/;

/**
 * Markdown as plain text. It reads well as it is and stays so; only HTML in it is reduced, code is left alone, and a link to another comment of the old page (`[@Mai](#5f1c)`),
 * which leads nowhere here, becomes its words.
 */
export function markdownToText(markdown: string): string {
  return markdown
    .split(code)
    .map((part, i) => (i % 2 === 1 ? part : keepEnds(part, reduce)))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function reduce(text: string): string {
  return htmlToText(text.replace(/\[([^\][\n]*)\]\(#[^()\s]*\)/g, '$1'), { keepLines: true });
}

/** The white space around is what separates the text from the code beside it. */
function keepEnds(text: string, change: (text: string) => string): string {
  const [start = ''] = /^\s*/.exec(text) ?? [];
  if (start.length === text.length) return text;
  const [end = ''] = /\s*$/.exec(text) ?? [];
  return start + change(text) + end;
}
