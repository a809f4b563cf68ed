/**
 * Plain text as WordPress stores it, so that readers see what was typed: it takes comments for HTML, and when it shows them it curls quotes, joins dashes and dots, makes
 * links, pictures of smilies, and a capital P (`comment_text` in wp-includes/default-filters.php). What its checks for spam look for, addresses of links first of all, stays readable.
 *
 * Numbers have three digits, as wp_kses_normalize_entities writes them: the check for copies compares what is sent with what was stored, and a backslash would be lost in it.
 */
export function escapeText(text: string): string {
  const escaped = text.replace(typography, escapeSign);
  return escaped.replace(/\bhttps?:\/\/\S*/g, (url) => (misread.test(url) ? url.replace(':', '&#058;') : url));
}

/** The same for a name, where percents with two digits would be cut out (sanitize_text_field). */
export function escapeName(name: string): string {
  return name.replace(/[&<>\\%]|(?<=&)#/g, escapeSign);
}

const typography = new RegExp(
  [
    '[&<>"\'\\\\`@]|(?<=&)#',
    // -- and --- anywhere, and one between spaces
    '(?<=-)-|-(?=-)|(?<!\\S)-(?!\\S)',
    '(?<=\\.)\\.|\\.(?=\\.)',
    '\\((?=tm\\))',
    // 9x9
    '(?<=[\\d.,])x(?=\\d)',
    '(?<!\\S)[:;8](?=[-!?()|DOPox]|[a-z]+:)',
    '(?<=(?<!\\S)(?:[wW]{3}|[fF][tT][pP]))\\.',
    '(?<!\\bhttps?):(?=//)',
    '(?<=Word)p(?=ress)',
  ].join('|'),
  'g',
);

// make_clickable ends a link before an entity's semicolon, unless the address goes on behind it; it writes brackets anew.
const misread = /;(?![\w#%~/@*(+=&$-]|[^\0-\x7f])|[[\]]/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeSign(sign: string): string {
  return entities[sign] ?? `&#${`${sign.charCodeAt(0)}`.padStart(3, '0')};`;
}
