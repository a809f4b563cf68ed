// What WordPress does to texts, as far as comments show it: what is stored of them (kses), and what readers get (comment_text).

const allowed = /^(a|abbr|acronym|b|blockquote|cite|code|del|em|i|q|s|strike|strong)$/;
const ends = '(?=\\s|$)';
/** @type {Readonly<Record<string, string>>} */
const smilies = { ':)': '🙂', ';)': '😉', ':(': '🙁', ':D': '😀', ':cool:': '😎' };

/** Comments of guests: few tags, their attributes but for a link's address taken away; signs as entities. @param {string} html */
export function storeComment(html) {
  return (
    html
      .replace(/&(?!(?:[a-z]{2,8}\d{0,2}|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
      // Written as text, a number is one all the same.
      .replace(/&(?:amp;)?#(\d{1,7});/g, (_, digits) => `&#${String(Number(digits)).padStart(3, '0')};`)
      .replace(/<!--[^]*?-->/g, '')
      .replace(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|<|>/gi, (sign, slash, tag = '', attributes = '') => {
        if (sign === '>') return '&gt;';
        if (!allowed.test(tag.toLowerCase())) return sign === '<' ? '&lt;' : '';
        const href = /href\s*=\s*["']?(https?:[^"'\s>]*)/i.exec(attributes)?.[1];
        return slash ? `</${tag}>` : href ? `<${tag} href="${href}" rel="nofollow ugc">` : `<${tag}>`;
      })
  );
}

/** Tags and percents go, the rest as entities. @param {string} name */
export function storeName(name) {
  return name
    .replace(/<[^>]*>?/g, '')
    .replace(/%[a-f0-9]{2}/gi, '')
    .replace(/&(?!(?:[a-z]{2,8}\d{0,2}|#\d{1,7});)/gi, '&amp;')
    .replace(/&amp;(#\d{1,7};)/g, '&$1')
    .trim();
}

/** @param {string} stored */
export function showComment(stored) {
  const texts = stored.split(/(<[^>]*>)/).map((text) => (text.startsWith('<') ? text : texturize(clickable(text))));
  return texts
    .join('')
    .trim()
    .split(/\n\s*\n/)
    .map((block) => `<p>${block.replaceAll('\n', '<br />\n')}</p>\n`)
    .join('');
}

/** Links end before punctuation, the semicolon of an entity among it. @param {string} text */
function clickable(text) {
  return text
    .replace(
      /(^|[\s(<.,;:!?])(https?:\/\/[^\s'.,;:!?)"<>]+(?:['.,;:!?)][^\s'.,;:!?)"<>]+)*)/g,
      '$1<a href="$2" rel="nofollow ugc">$2</a>',
    )
    .replace(/(^|\s)(www\.[\w./-]+)/g, '$1<a href="http://$2" rel="nofollow ugc">http://$2</a>')
    .replace(/(^|\s)([\w.+-]+@[\w-]+\.[\w.]+)/g, '$1<a href="mailto:$2">$2</a>');
}

/** @param {string} html */
function texturize(html) {
  return html
    .split(/(<[^>]*>)/)
    .map((text) => {
      if (text.startsWith('<')) return text;
      for (const [sign, picture] of Object.entries(smilies)) {
        const escaped = sign.replace(/[()]/g, '\\$&');
        text = text.replace(new RegExp(`(^|\\s)${escaped}${ends}`, 'g'), `$1${picture}`);
      }
      return text
        .replaceAll('...', '&#8230;')
        .replaceAll('``', '&#8220;')
        .replaceAll("''", '&#8221;')
        .replaceAll('---', '&#8212;')
        .replaceAll('--', '&#8211;')
        .replace(/(^|\s)-(?=\s|$)/g, '$1&#8211;')
        .replace(/(^|[\s([{])"/g, '$1&#8220;')
        .replaceAll('"', '&#8221;')
        .replace(/(^|[\s([{])'/g, '$1&#8216;')
        .replaceAll("'", '&#8217;')
        .replace(/(\d)x(?=\d)/g, '$1&#215;')
        .replace(/(^|\s)Wordpress/g, '$1WordPress');
    })
    .join('');
}
