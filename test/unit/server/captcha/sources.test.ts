import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../../src/server/captcha/', import.meta.url);
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('the captcha folder', () => {
  it.each(sources)('$name imports nothing from outside the folder', ({ text }) => {
    const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);
    for (const specifier of specifiers) expect(specifier).toMatch(/^\.\/[a-z-]+\.js$/);
  });

  it.each(sources)('$name names nothing that only Node has', ({ text }) => {
    expect(text).not.toMatch(/\bnode:|\bBuffer\b|\bprocess\b|\brequire\(|\b__dirname\b/);
  });

  it.each(sources)('$name takes no accident from elsewhere than the seed', ({ text }) => {
    expect(text).not.toMatch(/Math\.random|getRandomValues|Date\.now|new Date|performance\.now/);
  });

  it.each(sources)('$name has at most 160 lines', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(161);
  });
});
