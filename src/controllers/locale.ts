import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { form as en } from '../i18n/en/form.js';
import { formatMessage, type FormMessages, type Messages, type Translate } from '../i18n/messages.js';
import { form as vi } from '../i18n/vi/form.js';

/** Texts of an owner's own, by key; they win over the locale's. */
export type MessageOverrides = Partial<Messages>;

export interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  messages?: MessageOverrides | undefined;
}

interface Language {
  readonly form: FormMessages;
  live(): Promise<{ live: Partial<Messages> }>;
  send(): Promise<{ send: Partial<Messages> }>;
}

const languages: Readonly<Record<string, Language>> = {
  vi: { form: vi, live: () => import('../i18n/vi/live.js'), send: () => import('../i18n/vi/send.js') },
  en: { form: en, live: () => import('../i18n/en/live.js'), send: () => import('../i18n/en/send.js') },
};

/** The texts of an element: in the language of the nearest `lang`, Vietnamese without one, English for a language that we do not have. */
export class LocaleController implements ReactiveController {
  /** BCP 47 tag as the page writes it, for `Intl`. */
  code = 'vi';
  readonly #host: LocaleHost;
  #language = languages.vi!;
  #messages: Partial<Messages> = vi;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const tag = nearestLang(this.#host) || 'vi';
    const name = tag.slice(0, 2).toLowerCase();
    const known = Object.hasOwn(languages, name) && !/^[a-z]{3}/i.test(tag);
    this.#language = languages[known ? name : 'en']!;
    this.code = known ? name : 'en';
    try {
      // A region changes dates and numbers; a tag that is not one changes nothing.
      if (known) this.code = Intl.getCanonicalLocales(tag)[0] ?? name;
    } catch {
      // It stays the bare language.
    }
    this.#messages = this.#language.form;
  }

  /** Fetches the texts beyond the first view. Until they come, or when the network is gone, they are empty. */
  async live(): Promise<void> {
    this.#add((await this.#language.live()).live);
  }

  /** Fetches the texts of checking and sending. */
  async send(): Promise<void> {
    this.#add((await this.#language.send()).send);
  }

  /** A text, filled with values. */
  readonly t: Translate = (key, values) => {
    const message = this.#host.messages?.[key] ?? this.#messages[key];
    return message ? formatMessage(message, this.code, values) : '';
  };

  #add(messages: Partial<Messages>): void {
    this.#messages = { ...this.#messages, ...messages };
    this.#host.requestUpdate();
  }
}

/** The nearest `lang`, also through the shadow roots that an element stands in. */
function nearestLang(element: HTMLElement): string {
  const found = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? nearestLang(root.host as HTMLElement) : '');
}
