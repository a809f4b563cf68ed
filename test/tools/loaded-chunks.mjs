/**
 * Which parts of dist/cdn a page has loaded when it has come to rest, by the chunk's name without prefix and hash.
 * The size table adds these up; a test can drive a real page and compare what it requested with the same lists.
 * Budgets are in bytes under brotli 11; 1 kB is 1,000 bytes.
 */

/** What must have arrived before the form can be used: the first file and what it imports statically. */
export const firstFileBudget = 10_000;

/** http adapter, one locale, drafts and challenge included; what a chunk imports statically comes with it. */
const formAndLists = ['adapter-http', 'locale-vi-live', 'session', 'article-list'];

/** The kinds of pages. One with comments has 22,000 bytes; it is added here with the element that shows them. */
export const pages = [{ what: 'form + lists', chunks: formAndLists, budget: 16_000 }];
