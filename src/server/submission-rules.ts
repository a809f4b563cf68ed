import { isValidPhoneNumber, type CountryCode } from 'libphonenumber-js/min';
import { maxReplyDepth, type CommentDraft, type FieldValues } from '../core/comment.js';
import type { FieldIssue } from '../core/error.js';
import { normalizePhone } from '../core/phone.js';
import { replyFields } from '../core/reply-fields.js';
import { checkText } from '../core/text.js';
import { validateFields } from '../core/validate.js';
import type { Store, StoredComment } from '../contract/store.js';
import { pagePath, pageUrl } from './page-path.js';
import { invalid, Refusal } from './refusal.js';
import type { Site } from './site.js';

/** A draft that keeps every rule of its site. */
export interface CheckedDraft {
  readonly page: { readonly id: string; readonly url: string; readonly title: string };
  readonly fields: FieldValues;
  /** A reply is younger than what it answers, also by another machine's clock or within one millisecond: milliseconds since 1970. */
  readonly notBefore: number;
}

/**
 * Step 4 of a submit: text, page and thread.
 * @throws Refusal 422 with every issue found, 403 when the site or the page is closed.
 */
export async function checkRules(store: Store, site: Site, draft: CommentDraft): Promise<CheckedDraft> {
  if (site.closed) throw new Refusal('forbidden', { title: 'This site takes no more comments.' });
  const id = pagePath(site, draft.page.id);
  if (id !== undefined && (await store.findPage(site.id, id))?.closed) {
    throw new Refusal('forbidden', { title: 'This page takes no more comments.' });
  }
  const listed = id !== undefined && (site.pages === 'open' || (await store.findArticle(site.id, id)) !== undefined);
  const answered = draft.parent === undefined ? undefined : await store.findComment(site.id, draft.parent);
  const issues = [
    ...checkFields(site, draft.fields, draft.parent === undefined ? site.fields : replyFields(site.fields)),
    ...(id !== undefined && listed
      ? await checkParent(store, site, id, draft.parent, answered)
      : [issue('page', 'invalid-page')]),
    ...(site.consent && draft.consent?.version !== site.consent.version ? [issue('consent', 'consent')] : []),
  ];
  if (id === undefined || issues.length > 0) throw invalid('The comment breaks a rule of its form.', issues);
  return {
    page: { id, url: pageUrl(site, id, draft.page.url), title: pageTitle(draft.page.title) },
    fields: storedFields(site, draft.fields),
    notBefore: answered ? answered.createdAt + 1 : 0,
  };
}

/** For moderators only, so what cannot be kept is left out and what is long is cut. */
export function pageTitle(title: string): string {
  const { text, problem } = checkText(title);
  return problem ? '' : text.slice(0, 300);
}

const issue = (field: string, code: FieldIssue['code']): FieldIssue => ({ field, code });

/** @param fields those that may be there: all of the form, or those that an edit may change. */
export function checkFields(site: Site, values: FieldValues, fields = site.fields): FieldIssue[] {
  const known = new Map(fields.map((field) => [field.name, field]));
  const strangers = Object.keys(values).filter((name) => !known.has(name));
  const found = validateFields(fields, values);
  const phones = fields
    .filter((field) => field.type === 'tel' && !found.some((each) => each.field === field.name))
    .filter((field) => !isRealPhone(values[field.name]?.trim() ?? '', site.phoneCountry));
  return [
    ...found,
    ...phones.map((field) => issue(field.name, 'invalid-phone')),
    // The name comes from the request: no longer than a field's can be.
    ...strangers.map((name) => issue(name.slice(0, 32), 'unknown-field')),
  ];
}

/** The widget checks loosely; here the numbering plans are asked. */
function isRealPhone(text: string, country: string): boolean {
  return text === '' || isValidPhoneNumber(normalizePhone(text), country as CountryCode);
}

async function checkParent(
  store: Store,
  site: Site,
  page: string,
  parent: string | undefined,
  stored: StoredComment | undefined,
): Promise<FieldIssue[]> {
  if (parent === undefined) return [];
  const refused = [issue('parent', 'invalid-parent')];
  if (stored?.page !== page || stored.status !== 'published') return refused;
  // As many steps as there are comments from the root to the parent: only a reply to a reply has to be counted.
  const depth = stored.root === undefined ? 1 : (await store.listAncestors(site.id, parent)).length;
  return depth <= maxReplyDepth ? [] : refused;
}

/** As accepted, after the text rules; what was left empty is not kept. */
export function storedFields(site: Site, values: FieldValues): FieldValues {
  const entries = site.fields.map(({ name, type }) => {
    return [name, checkText(values[name] ?? '', { multiline: type === 'textarea' }).text] as const;
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}
