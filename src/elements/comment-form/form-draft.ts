import { systemClock } from '../../state/clock.js';
import { DraftKeeper, type DraftContent } from '../../state/draft.js';
import { openDrafts } from '../../storage/draft-storage.js';
import { valuesOf } from './form-fields.js';
import type { FormHost } from './form-host.js';

/** One storage for all forms of a page. Opened by the first form, not at import: modules have no side effects. */
let drafts: ReturnType<typeof openDrafts> | undefined;

/**
 * Keeps the text of one form on the device.
 * @param sent the text under way, which counts more than the fields.
 */
export function createDraft(host: FormHost, page: string, sent: () => DraftContent | undefined): DraftKeeper {
  drafts ??= openDrafts();
  const read = () => sent() ?? { values: valuesOf(host) };
  const { parent } = host;
  const draft = new DraftKeeper({ page, clock: systemClock, storage: drafts, read, ...(parent && { parent }) });
  draft.subscribe(() => host.requestUpdate());
  return draft;
}

export { fillFields } from './form-fields.js';
