import type * as Nodemailer from 'nodemailer';
import { DeliveryError, readHookEvents, type Hook, type HookEvent } from './hook.js';
import { mailBody, mailSubject, type MailLanguage } from './mail-texts.js';
import { isLoopback } from './webhook.js';

export interface MailOptions {
  /** `[a-z0-9-]`, at most 32. Default `'mail'`. */
  readonly name?: string;
  readonly to: string | readonly string[];
  /** `comments@example.vn`, or with a name: `Bình luận <comments@example.vn>`. */
  readonly from: string;
  /**
   * `smtps://user:password@mail.example.vn`, or `smtp://…:587`, which must turn to TLS before anything is said, unless the host is this machine or
   * `?requireTLS=false` stands at its end. Or options of nodemailer's SMTP transport.
   */
  readonly smtp: string | object;
  /** Default `['new', 'edited', 'reported']`: who approves knows what was approved. */
  readonly events?: readonly HookEvent[];
  /** Default `'vi'`. */
  readonly language?: MailLanguage;
  /** Address of the moderators' page, for the link at the end. Default: no link. */
  readonly adminUrl?: string | (() => string);
}

/** In milliseconds. */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/**
 * Writes plain text mail for each message, through nodemailer, which is an optional peer of this package.
 * @throws Error that names `npm i nodemailer` when it is not installed.
 * @throws TypeError that names the option and the mend.
 */
export async function createMailHook(options: MailOptions): Promise<Hook> {
  const { name = 'mail', from, events = ['new', 'edited', 'reported'], language = 'vi', adminUrl } = options;
  const to = typeof options.to === 'string' ? [options.to] : options.to;
  for (const [option, address] of [['from', from] as const, ...to.map((each) => ['to', each] as const)]) {
    if (typeof address === 'string' && /^[^\r\n]*[^\s@]@[^\s@][^\r\n]*$/.test(address)) continue;
    throw new TypeError(`Option "${option}" of mail is missing or no address: write it as "owner@example.vn".`);
  }
  if (to.length === 0) throw new TypeError('Option "to" of mail is an empty list: name at least one address.');
  if (language !== 'vi' && language !== 'en') {
    throw new TypeError(`Option "language" of mail is "${String(language)}": use "vi" or "en".`);
  }
  const { createTransport } = await loadNodemailer();
  const transport = createTransport(readSmtp(options.smtp)) as Nodemailer.Transporter;
  const host = /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    name,
    events: readHookEvents(name, events),
    timeoutMs: 30_000,
    async send(message) {
      const mail: Nodemailer.SendMailOptions = {
        from,
        to: [...to],
        subject: mailSubject(message, language),
        text: mailBody(message, language, typeof adminUrl === 'function' ? adminUrl() : adminUrl),
        // The same on every attempt: a mailbox that has got it can tell.
        messageId: `<${message.id}@${host}>`,
        headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      await transport.sendMail(mail).catch((cause: unknown) => {
        const { code, responseCode } = cause as { code?: string; responseCode?: number };
        // Never its message: it quotes addresses.
        throw new DeliveryError([code ?? 'SMTP', responseCode].filter(Boolean).join(' '), { cause });
      });
    },
  };
}

async function loadNodemailer(): Promise<Pick<typeof Nodemailer, 'createTransport'>> {
  try {
    return await import('nodemailer');
  } catch (cause) {
    throw new Error('Mail needs the package nodemailer, which is not installed: npm i nodemailer', { cause });
  }
}

/** Options of the SMTP transport. @throws TypeError */
export function readSmtp(smtp: string | object): object {
  if (typeof smtp === 'object' && smtp !== null) return { ...limits, ...smtp };
  const url = typeof smtp === 'string' && URL.canParse(smtp) ? new URL(smtp) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    // Without the text: there is a password in it.
    throw new TypeError('Option "smtp" of mail must be like "smtps://user:password@mail.example.vn", or an object.');
  }
  const plain = isLoopback(url.hostname) || url.searchParams.get('requireTLS') === 'false';
  return { ...limits, url: smtp, requireTLS: !plain };
}
