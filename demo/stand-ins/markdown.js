/**
 * As much Markdown as comment servers make of a text, for stand-ins: enough that a text which was not escaped is seen to change. Not for anything else: what comes out is not safe.
 * @param {string} text
 * @param {{ escapable: RegExp, hardBreaks?: boolean, more?: [RegExp, (found: RegExpExecArray) => string][] }} options `escapable`: signs that lose the backslash before them ·
 *   `hardBreaks`: every line break is one · `more`: what one server makes of a text besides, by what it begins with (`^`)
 */
export function renderMarkdown(text, { escapable, hardBreaks = false, more = [] }) {
  /** @param {string} line */
  const inline = (line) => renderInline(line, escapable, hardBreaks, more);
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .map((block) => renderBlock(block, inline))
    .join('\n');
}

/** @param {string} block @param {(line: string) => string} inline @returns {string} */
function renderBlock(block, inline) {
  if (!block.trim()) return '';
  if (/^ {4}/.test(block)) return `<pre><code>${escapeHtml(block.replace(/^ {4}/gm, ''))}</code></pre>`;
  const fenced = /^(```|~~~).*\n([^]*?)\n?\1$/.exec(block.trim());
  if (fenced) return `<pre><code>${escapeHtml(fenced[2] ?? '')}</code></pre>`;
  const lines = block.split('\n').map((line) => line.replace(/^ {1,3}/, ''));
  const parts = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const rest = lines.slice(at);
    const run = (/** @type {RegExp} */ sign) => {
      const end = rest.findIndex((each) => !sign.test(each));
      const taken = end < 0 ? rest : rest.slice(0, end);
      at += taken.length;
      return taken.map((each) => each.replace(sign, ''));
    };
    const heading = /^(#{1,6}) +(.*?)#*$/.exec(line);
    if (heading) parts.push(`<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`) && at++;
    else if (/^=+\s*$|^-+\s*$/.test(lines[at + 1] ?? '')) parts.push(`<h1>${inline(line)}</h1>`) && (at += 2);
    else if (/^>/.test(line)) parts.push(`<blockquote>${renderBlock(run(/^> ?/).join('\n'), inline)}</blockquote>`);
    else if (/^[-*+] /.test(line)) parts.push(`<ul>${items(run(/^[-*+] /))}</ul>`);
    else if (/^\d+[.)] /.test(line)) parts.push(`<ol>${items(run(/^\d+[.)] /))}</ol>`);
    else {
      const end = rest.findIndex((each, n) => n > 0 && /^(#{1,6} |>|[-*+] |1[.)] )/.test(each));
      const paragraph = end < 0 ? rest : rest.slice(0, end);
      at += paragraph.length;
      parts.push(`<p>${inline(paragraph.join('\n').trimEnd())}</p>`);
    }
  }
  return parts.join('\n');

  /** @param {string[]} texts */
  function items(texts) {
    return texts.map((each) => `<li>${inline(each)}</li>`).join('');
  }
}

/** @param {string} text @param {RegExp} escapable @param {boolean} hardBreaks @param {[RegExp, (found: RegExpExecArray) => string][]} more @returns {string} */
function renderInline(text, escapable, hardBreaks, more) {
  /** @param {string} inner */
  const again = (inner) => renderInline(inner, escapable, hardBreaks, more);
  /** @type {[RegExp, (found: RegExpExecArray) => string][]} */
  const rules = [
    [/^\\([!-/:-@[-`{-~])/, ([whole, sign = '']) => escapeHtml(escapable.test(sign) ? sign : whole)],
    ...more,
    [/^(`+)([^`]|[^`][^]*?[^`])\1(?!`)/, ([, , code = '']) => `<code>${escapeHtml(code.trim())}</code>`],
    [/^!\[([^\]]*)\]\(([^)\s]*)\)/, ([, alt = '', src = '']) => `<img src="${escapeHtml(src)}" alt="${alt}">`],
    [/^\[([^\]]*)\]\(([^)\s]*)\)/, ([, words = '', url = '']) => link(url, again(words))],
    [/^https?:\/\/[^\s<]+/, ([url]) => link(url, escapeHtml(url))],
    [/^(\*\*|__)(?=\S)([^]*?\S)\1/, ([, , inner = '']) => `<strong>${again(inner)}</strong>`],
    [/^([*_])(?=\S)([^]*?\S)\1/, ([, , inner = '']) => `<em>${again(inner)}</em>`],
    [/^~~(?=\S)([^]*?\S)~~/, ([, inner = '']) => `<del>${again(inner)}</del>`],
    [/^\^(\S+)/, ([, inner = '']) => `<sup>${again(inner)}</sup>`],
    [/^<\/?[a-z][^>]*>/i, ([tag]) => tag],
    [/^&(?:#\w+|\w+);/, ([entity]) => entity],
    [/^( *)\n */, ([, spaces = '']) => (hardBreaks || spaces.length > 1 ? '<br />\n' : '\n')],
    [/^[^]/u, ([sign]) => escapeHtml(sign)],
  ];
  let html = '';
  for (let rest = text; rest;) {
    for (const [sign, make] of rules) {
      const found = sign.exec(rest);
      if (!found) continue;
      html += make(found);
      rest = rest.slice(found[0].length);
      break;
    }
  }
  return html;
}

/** @param {string} url @param {string} words */
const link = (url, words) => `<a href="${escapeHtml(url)}">${words}</a>`;

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);
}

/** Drops every tag that is not named, and every attribute but `href`, `src` and `alt`. @param {string} html @param {RegExp} tags */
export function sanitize(html, tags) {
  return html
    .replace(/<script\b[^]*?<\/script>/gi, '')
    .replace(/<(\/?)([a-z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi, (_, slash, name, attributes) => {
      if (!tags.test(name)) return '';
      const kept = slash ? [] : [...attributes.matchAll(/\s(?:href|src|alt)="(?!javascript:)[^"]*"/gi)];
      return `<${slash}${name}${kept.join('')}>`;
    });
}
