import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { form as en } from '../i18n/en/form.js';
import { formatMessage, type FormMessages, type MessageKey, type Messages } from '../i18n/messages.js';
import { form as vi } from '../i18n/vi/form.js';

/** Texts of an owner's own, by key; they win over the locale's. */
export type MessageOverrides = Partial<Messages>;

export interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  messages?: MessageOverrides | undefined;
}

interface Language {
  readonly form: FormMessages;
  live(): Promise<{ live: Partial<Messages> }>;
}

const languages: Readonly<Record<string, Language>> = {
  vi: { form: vi, live: () => import('../i18n/vi/live.js') },
  en: { form: en, live: () => import('../i18n/en/live.js') },
};

/** The texts of an element: in the language of the nearest `lang`, Vietnamese without one, English for a language that we do not have. */
export class LocaleController implements ReactiveController {
  /** BCP 47 tag as the page writes it, for `Intl`. */
  code = 'vi';
  readonly #host: LocaleHost;
  #name = 'vi';
  #messages: Partial<Messages> = vi;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const tag = nearestLang(this.#host) || 'vi';
    const name = tag.split(/[-_]/)[0]!.toLowerCase();
    this.#name = name in languages ? name : 'en';
    this.code = this.#name === name ? validTag(tag, name) : 'en';
    this.#messages = languages[this.#name]!.form;
  }

  /** Resolves when the texts beyond the first view are there. Without them (the network is gone) keys stay silent. */
  async live(): Promise<void> {
    const language = languages[this.#name]!;
    const { live } = await language.live();
    this.#messages = { ...language.form, ...live };
    this.#host.requestUpdate();
  }

  /** A text, filled with values. */
  t = (key: MessageKey, values?: Readonly<Record<string, string | number>>): string => {
    const message = this.#host.messages?.[key] ?? this.#messages[key];
    return message === undefined ? '' : formatMessage(message, this.code, values);
  };
}

function validTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replace(/_/g, '-'))[0] ?? fallback;
  } catch {
    return fallback;
  }
}

/** The nearest `lang`, also through the shadow roots that an element stands in. */
function nearestLang(element: HTMLElement): string {
  const found = element.closest<HTMLElement>('[lang]')?.lang;
  if (found) return found;
  const root = element.getRootNode() as Document | ShadowRoot;
  return 'host' in root ? nearestLang(root.host as HTMLElement) : '';
}
