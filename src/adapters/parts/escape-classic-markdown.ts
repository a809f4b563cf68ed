/**
 * Plain text as Markdown that shows it as it was typed, line breaks too, for renderers older than CommonMark beside those that follow it: Sundown and Hoedown show a backslash before any
 * other sign than these.
 */
export function escapeClassicMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]()#+\-.!:|&<>^~]/g, '\\$&')
      // A heading, where it underlines the line before it.
      .replace(/^=/gm, '\\=')
      // Four spaces would begin a block of code, fewer would go.
      .replace(/^[ \t]+/gm, (spaces) => '\u00a0'.repeat(spaces.length))
      // Two spaces: alone, a line break is none there.
      .replace(/\n/g, '  \n')
  );
}
