import type { Sources } from './sources.js';

const lines = (text: string): number => text.trimEnd().split('\n').length;

/** Files over the limit, longest first, as `file: 312 lines, 62 over 250`. */
export function tooLong(sources: Sources, limit: number): string[] {
  return [...sources]
    .map(([path, text]) => ({ path, count: lines(text) }))
    .filter(({ count }) => count > limit)
    .sort((a, b) => b.count - a.count)
    .map(({ path, count }) => `${path}: ${count} lines, ${count - limit} over ${limit}`);
}

/** How long files are: the median, the length that nine in ten keep under, and the longest. */
export function lengths(sources: Sources): { files: number; median: number; p90: number; longest: number } {
  const counts = [...sources.values()].map(lines).sort((a, b) => a - b);
  const at = (share: number): number => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))] ?? 0;
  return { files: counts.length, median: at(0.5), p90: at(0.9), longest: counts.at(-1) ?? 0 };
}
