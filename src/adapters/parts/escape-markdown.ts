/**
 * Plain text as Markdown that says the same. Made for `markdown-it` with everything on (HTML, tables, beautiful quotation marks, addresses made links, emoji from `:)`, formulas
 * between `$`, sub- and superscript), and true for whatever else follows CommonMark: what is written with a backslash is left alone by all of them.
 *
 * Signs that only mean something beside others stay as they are where they stand alone, so that whoever reads the stored text finds few backslashes.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      // Four spaces would make code of a line. Nobody sees them otherwise.
      .replace(/^[^\S\n]+/gm, '')
      .replace(/([!,?])(?=\1)|[.:](?=\S)|-(?=-)|["#$&-*+<=>@[-`{-~]/g, '\\$&')
      // A list, or the line under a heading.
      .replace(/^-/gm, '\\-')
      .replace(/^(\d+)\.(?!\S)/gm, '$1\\.')
  );
}
