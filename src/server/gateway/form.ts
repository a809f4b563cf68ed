import { parseFields } from '../../core/field.js';
import type { FormDescription } from '../../core/form.js';
import { mergeFields } from '../../core/merge-fields.js';
import type { PageRef } from '../../core/page.js';
import type { Call } from '../call.js';
import { requirePage } from '../form.js';
import { isClosed } from '../page-closed.js';
import { pageUrl } from '../page-path.js';
import { publicJson } from '../public-json.js';
import type { Site } from '../site.js';
import { askOr } from './ask.js';
import type { Gateway } from './gateway.js';

/** One request of a handler that has a backend behind it. */
export interface GatewayCall extends Call {
  readonly gateway: Gateway;
}

/** Where a backend describes nothing: what every one takes. */
const plainFields = 'name* content*';

/** `GET /v1/form?page` */
export async function form(call: GatewayCall): Promise<Response> {
  const page = requirePage(call);
  return publicJson(call.request, (await readForm(call, page)).form);
}

/** A page as an adapter takes it. What a reader says of its title is no matter of a read. */
export function pageRef({ site }: Pick<Call, 'site'>, page: string, title = '', url = ''): PageRef {
  return { id: page, url: pageUrl(site, page, url), title };
}

export interface MergedForm {
  readonly form: FormDescription;
  /** The site with the fields and the consent of that form. */
  readonly site: Site;
}

/**
 * What a reader can fill in: the owner's wishes as far as the backend can store them, and all that it requires. The challenge is the site's.
 * @throws Refusal when the backend does not answer.
 */
export async function readForm(call: GatewayCall, page: string): Promise<MergedForm> {
  const { site, services, gateway } = call;
  const { upstream, reads, readMs } = gateway;
  const [described, closed] = await Promise.all([
    reads.take(['form', site.id, page], page, async (): Promise<Partial<FormDescription>> => {
      const { describeForm } = upstream;
      return (await (describeForm && askOr(readMs, (options) => describeForm(pageRef(call, page), options)))) ?? {};
    }),
    isClosed(services.store, site, page),
  ]);
  const { fields } = mergeFields(site.fields, described.fields ?? parseFields(plainFields));
  const consent = described.consent ?? site.consent;
  return {
    form: {
      fields,
      challenge: site.challenge,
      moderation: described.moderation === 'post' ? 'post' : 'pre',
      ...(consent && { consent: { version: consent.version, text: consent.text } }),
      ...((closed || described.closed) && { closed: true }),
    },
    site: { ...site, fields, ...(consent && { consent }) },
  };
}
