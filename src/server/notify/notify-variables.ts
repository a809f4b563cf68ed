import type { NotifyOptions } from './open-hooks.js';

/**
 * Reads `YKIEN_WEBHOOK_URL` and `YKIEN_WEBHOOK_SECRET`; `YKIEN_SMTP_URL`, `YKIEN_MAIL_TO` (several with commas), `YKIEN_MAIL_FROM` (default: the first of
 * `YKIEN_MAIL_TO`), `YKIEN_MAIL_LANGUAGE` and `YKIEN_ADMIN_URL`. Secrets stand in the environment because a command line is for all users of a machine to see.
 * @throws Error that names the variable which is missing.
 */
export function readNotifyVariables(env: Readonly<Record<string, string | undefined>>): NotifyOptions {
  const { YKIEN_WEBHOOK_URL: url, YKIEN_WEBHOOK_SECRET: secret } = env;
  const { YKIEN_SMTP_URL: smtp, YKIEN_MAIL_TO: mailTo, YKIEN_MAIL_LANGUAGE: language, YKIEN_ADMIN_URL: adminUrl } = env;
  if (url && !secret) throw new Error('YKIEN_WEBHOOK_URL needs YKIEN_WEBHOOK_SECRET: 16 characters or more that sign.');
  if (smtp && !mailTo) throw new Error('YKIEN_SMTP_URL needs YKIEN_MAIL_TO: who gets the mail.');
  if (mailTo && !smtp)
    throw new Error('YKIEN_MAIL_TO needs YKIEN_SMTP_URL, such as smtps://user:password@mail.example.vn.');
  const to = (mailTo ?? '').split(',').map((address) => address.trim());
  return {
    ...(url && secret && { webhooks: [{ url, secret }] }),
    ...(smtp && {
      mail: {
        smtp,
        to,
        from: env.YKIEN_MAIL_FROM || (to[0] ?? ''),
        // What is not one of the two is refused by the option's own check, which names them.
        ...(language && { language: language as 'vi' | 'en' }),
        ...(adminUrl && { adminUrl }),
      },
    }),
  };
}
