// A number for "&": some servers look for `&amp;mdash;` and the like in what they have escaped themselves.
const signs: Readonly<Record<string, string>> = { '&': '&#38;', '<': '&lt;', '>': '&gt;', '\n': '<br>' };

/** Plain text as HTML that shows it, line breaks included, on one line of source. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>\n]/g, (sign) => signs[sign] ?? '');
}
