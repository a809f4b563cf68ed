import type { Hook } from './hook.js';
import { createMailHook, type MailOptions } from './mail-hook.js';
import { createWebhook, type WebhookOptions } from './webhook.js';

/** Who is told what happens, as the reference server takes it. */
export interface NotifyOptions {
  /** See `createWebhook`. Default: none. */
  readonly webhooks?: readonly WebhookOptions[];
  /** See `createMailHook`; its link leads to `/admin` of this server unless `adminUrl` says otherwise. Default: no mail. */
  readonly mail?: MailOptions;
}

/** @throws TypeError or Error that names a wrong option, or a package that is missing, and the mend. */
export async function openHooks({ webhooks = [], mail }: NotifyOptions, adminUrl: () => string): Promise<Hook[]> {
  return [...webhooks.map(createWebhook), ...(mail ? [await createMailHook({ adminUrl, ...mail })] : [])];
}
