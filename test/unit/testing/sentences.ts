import { readFileSync } from 'node:fs';

/** An interface as it stands in a source, with what stands above it. */
export function interfaceOf(path: string, name: string): string {
  const text = readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
  const start = text.indexOf(`export interface ${name} {`);
  const above = /\/\*\*(?:(?!\*\/)[^])*\*\/\n$/.exec(text.slice(0, start))?.[0] ?? '';
  return above + text.slice(start, text.indexOf('\n}\n', start));
}

/** Every sentence that stands as JSDoc on a member of an interface, or above it; a point of a list is a sentence. */
export function sentencesOf(path: string, name: string): string[] {
  const comments = interfaceOf(path, name).match(/\/\*\*[^]*?\*\//g) ?? [];
  return comments.flatMap((comment) =>
    comment
      .replace(/^\/\*\*|\*\/$/g, '')
      .replace(/^\s*\* ?/gm, '')
      .split(/\n\s*\n|^- /m)
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .flatMap((part) => part.split(/(?<=\.)\s+(?=[A-Z`*])/))
      .filter(Boolean),
  );
}
