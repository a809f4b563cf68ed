import type { FormDescription } from '../core/form.js';
import type { Call } from './call.js';
import { isClosed } from './page-closed.js';
import { pagePath } from './page-path.js';
import { publicJson } from './public-json.js';
import { invalid } from './refusal.js';

/** `GET /v1/form?page` */
export async function form(call: Call): Promise<Response> {
  return publicJson(call.request, await describeForm(call, requirePage(call)));
}

/** The rules of now. */
export async function describeForm({ site, services }: Call, page: string): Promise<FormDescription> {
  const closed = await isClosed(services.store, site, page);
  return {
    fields: site.fields,
    challenge: site.challenge,
    // Whom the site trusts is not said: a reader without a history sees what will happen to a first comment.
    moderation: site.moderation === 'post' ? 'post' : 'pre',
    ...(site.consent && { consent: { version: site.consent.version, text: site.consent.text } }),
    ...(closed && { closed }),
  };
}

/** The `page` parameter as a path. @throws Refusal 422 */
export function requirePage({ site, query }: Call): string {
  const page = pagePath(site, query.get('page') ?? '');
  if (page === undefined)
    throw invalid('"page" is not a path under this site.', [{ field: 'page', code: 'invalid-page' }]);
  return page;
}
