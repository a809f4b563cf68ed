import type { StoredComment } from '../../contract/store.js';
import type { FieldDefinition } from '../../core/field.js';
import type { FieldValues } from '../../core/comment.js';
import { randomId } from '../../core/random-id.js';
import { checkText } from '../../core/text.js';
import { validateField } from '../../core/validate.js';
import { searchText } from '../search-text.js';
import type { ForeignComment } from './foreign.js';
import { importedId, type IdSpace } from './import-ids.js';

/** Longest text that is taken, in characters: what WordPress and Isso keep at most. A form allows less, but these words are written already. */
const maxContent = 65_535;
const maxName = 200;

export interface StoreRules extends IdSpace {
  /** Of the site's form: an e-mail address and a link of the author are kept only where it asks for them. */
  readonly fields: readonly FieldDefinition[];
  readonly phoneCountry: string;
  /** Stands for a name that is not there. */
  readonly anonymous: string;
  readonly now: number;
  /** `StoredComment.textKey` of a comment's fields; absent where the secret is not at hand. */
  readonly textKey?: (fields: FieldValues) => Promise<string>;
}

/** What was not taken of a comment that was. */
export type Loss = 'email' | 'url';

export type Stored = { readonly comment: StoredComment; readonly lost: readonly Loss[] } | { readonly reason: string };

/**
 * The record of a foreign comment, or why there is none. Control characters and the like are dropped from its text. Its `submissionId` is random, for it is a secret and ids of
 * other systems are public; `id` is what tells it again.
 */
export function toStored(foreign: ForeignComment, page: string, rules: StoreRules): Stored {
  const { status, createdAt, editedAt } = foreign;
  const name = repair(foreign.name, maxName, false);
  const content = repair(foreign.content, maxContent, true);
  if (name.problem)
    return {
      reason: name.problem === 'too-long' ? `its name is longer than ${maxName} characters` : unreadable('name'),
    };
  if (content.problem)
    return {
      reason: content.problem === 'too-long' ? `its text is longer than ${maxContent} characters` : unreadable('text'),
    };
  if (content.text === '' && status !== 'removed') return { reason: 'it has no text' };
  if (Number.isNaN(createdAt)) return { reason: 'it has no date that can be read' };
  if (createdAt > rules.now + 24 * 3_600_000) return { reason: 'its date lies in the future' };

  const fields: Record<string, string> = { name: name.text || rules.anonymous, content: content.text };
  const lost: Loss[] = [];
  for (const [field, value = ''] of [
    ['email', foreign.email],
    ['url', foreign.url],
  ] as const) {
    const definition = rules.fields.find((each) => each.name === field);
    const text = value.trim();
    if (text === '') continue;
    if (definition && !validateField(definition, text)) fields[field] = checkText(text).text;
    else lost.push(field);
  }
  // What was deleted without a trace has nothing to keep.
  const kept = content.text === '' ? {} : fields;
  return {
    lost: content.text === '' ? [] : lost,
    comment: {
      id: importedId(rules, foreign.id),
      site: rules.site,
      page,
      submissionId: randomId(16),
      // No text that a form could send has it.
      fingerprint: 'import',
      status,
      fields: kept,
      createdAt,
      ...(editedAt !== undefined && editedAt > createdAt && { editedAt }),
      score: 0,
      search: searchText(kept, rules.fields, rules.phoneCountry),
      ...(foreign.role && { role: foreign.role }),
      generation: 1,
    },
  };
}

const unreadable = (what: string): string => `its ${what} is not readable text`;

/** The text rules refuse NUL and halves of characters; here they are dropped, for nobody is there to type again. */
function repair(text: string, maxLength: number, multiline: boolean): ReturnType<typeof checkText> {
  return checkText(text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD'), { maxLength, multiline });
}
