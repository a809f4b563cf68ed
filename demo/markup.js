/** HTML that may be put into a page as it is. Only `markup` makes it. */
class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"']/g, (sign) => entities[sign]);

/** @param {unknown} value */
function toMarkup(value) {
  if (value == null || value === false) return '';
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  return value instanceof Markup ? value.text : escape(String(value));
}

/**
 * Template tag for HTML and XML: every value is escaped unless it was itself made by this tag; arrays are joined;
 * `null`, `undefined` and `false` give nothing. Attribute values have to stand in quotes.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export const markup = (strings, ...values) =>
  new Markup(strings.reduce((text, part, index) => text + toMarkup(values[index - 1]) + part));
