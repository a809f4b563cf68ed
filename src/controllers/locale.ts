import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { form as en } from '../i18n/en/form.js';
import { formatMessage, type FormMessages, type Messages, type Translate } from '../i18n/messages.js';
import { form as vi } from '../i18n/vi/form.js';

/** Texts of an owner's own, by key; they win over the locale's. */
export type MessageOverrides = Partial<Messages>;

export interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  messages?: MessageOverrides | undefined;
}

type Part = () => Promise<{ default: Partial<Messages> }>;

/** Texts that only some elements need, by language; they bring their own table, so that the first file need not name it. */
export type TextTable = Readonly<Record<string, Part>>;
type PartName = 'live' | 'send' | TextTable;

interface Language {
  readonly form: FormMessages;
  readonly live: Part;
  readonly send: Part;
}

// Without a prototype, so that lang="constructor" finds nothing.
const languages = {
  __proto__: null,
  vi: {
    form: vi,
    live: () => import('../i18n/vi/live.js'),
    send: () => import('../i18n/vi/send.js'),
  },
  en: {
    form: en,
    live: () => import('../i18n/en/live.js'),
    send: () => import('../i18n/en/send.js'),
  },
} as unknown as Readonly<Record<string, Language>>;

/** The texts of an element: in the language of the nearest `lang`, Vietnamese without one, English for a language that we do not have. */
export class LocaleController implements ReactiveController {
  /** BCP 47 tag as the page writes it, for `Intl`. */
  code = 'vi';
  readonly #host: LocaleHost;
  #name = 'vi';
  #language = languages.vi!;
  #messages: Partial<Messages> = vi;
  readonly #parts = new Set<PartName>();

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const tag = this.#host.lang || nearestLang(this.#host) || 'vi';
    const name = /^\w+?(?=_|\b)/.exec(tag)?.[0].toLowerCase() ?? '';
    this.code = name in languages ? name : 'en';
    this.#name = this.code;
    const language = languages[this.code]!;
    // An element that is moved keeps its words, and says them in the language of its new place.
    if (language !== this.#language) {
      this.#language = language;
      this.#messages = language.form;
      for (const part of this.#parts) void this.load(part).catch(() => undefined);
    }
    try {
      // A region changes dates and numbers; what is no tag changes nothing.
      if (this.code === name) this.code = Intl.getCanonicalLocales(tag)[0] ?? name;
    } catch {
      // It stays the bare language.
    }
  }

  /** The element's own `lang` may have changed. */
  hostUpdate(): void {
    this.hostConnected();
  }

  /** Fetches texts beyond the first view: `live` once a backend answers, `send` when somebody writes. Until they come they are empty. */
  async load(part: PartName): Promise<void> {
    this.#parts.add(part);
    const language = this.#language;
    const { default: more } = await (typeof part === 'string' ? language[part] : part[this.#name]!)();
    if (language !== this.#language) return;
    this.#messages = { ...this.#messages, ...more };
    this.#host.requestUpdate();
  }

  /** A text, filled with values. */
  readonly t: Translate = (key, values) => {
    const message = this.#host.messages?.[key] ?? this.#messages[key];
    return message ? formatMessage(message, this.code, values) : '';
  };
}

/** The nearest `lang`, also through the shadow roots that an element stands in. */
function nearestLang(element: HTMLElement): string {
  const found = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? nearestLang(root.host as HTMLElement) : '');
}
