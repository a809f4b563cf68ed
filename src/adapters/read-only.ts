import type { Abilities, Adapter, CallOptions, PagePart, PageParts } from '../contract/adapter.js';
import type { FormDescription } from '../core/form.js';
import type { PageRef } from '../core/page.js';

// Cannot: write anything, by design. What the backend counts by itself when it is read (views, say) is the backend's.

/** What reads and changes nothing. */
const reads = ['listComments', 'countComments', 'commentStatus', 'watch', 'listArticles'] as const;

/**
 * An adapter that only reads: for an archive, a preview, a page whose discussion is over. What submits, votes, edits, deletes, reports or counts is absent, and so are the abilities
 * that belong to it. Elements hide its form, whose description is `closed`.
 * @throws TypeError when there is nothing to read.
 */
export function readOnly(adapter: Adapter): Adapter {
  const { openPage, describeForm, abilities } = adapter;
  const kept = Object.fromEntries(
    reads.flatMap((name) => (adapter[name] ? [[name, adapter[name].bind(adapter)]] : [])),
  );
  if (!openPage && Object.keys(kept).length === 0)
    throw new TypeError(`readOnly: "${adapter.name}" lists nothing; give an adapter with comments or articles.`);
  return {
    name: `${adapter.name} (read-only)`,
    ...(abilities && { abilities: readingAbilities(abilities) }),
    ...kept,
    ...(describeForm && {
      describeForm: async (page: PageRef, options?: CallOptions) =>
        close(await describeForm.call(adapter, page, options)),
    }),
    ...(openPage && {
      async openPage(input: { page: PageRef; parts: readonly PagePart[] }, options?: CallOptions): Promise<PageParts> {
        const { form, ...parts } = await openPage.call(adapter, input, options);
        return { ...(form && { form: close(form) }), ...parts };
      },
    }),
  };
}

const close = (form: FormDescription): FormDescription => ({ ...form, closed: true });

function readingAbilities(abilities: Abilities): Abilities {
  const { resend: _, voteValues: _votes, undoVote: _undo, maxDepth: _depth, editSeconds: _edit, ...rest } = abilities;
  return rest;
}
