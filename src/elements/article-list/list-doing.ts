import type { LitElement } from 'lit';
import type { LocaleController } from '../../controllers/locale.js';
import type { ArticleListState } from '../../state/article-list.js';

/** What doing something needs of a list's element. */
export interface DoingHost extends LitElement {
  readonly locale: LocaleController;
  /** The day that was asked for is none. */
  badDate: boolean;
  /** Number of articles that the last press brought. */
  added: number;
  /** Addresses of the links that the owner has given. */
  given(): string[];
}

const texts = { vi: () => import('../../i18n/vi/browse.js'), en: () => import('../../i18n/en/browse.js') };

/** What a reader does with a list. Most readers never do: it comes with the first press. */
export const doing = {
  async more(host: DoingHost, list: ArticleListState): Promise<void> {
    const { length } = list.value.items;
    void host.locale.load(texts).catch(() => undefined);
    host.added = 0;
    // A page whose articles all stand here already is passed over.
    do await list.more();
    while (list.value.phase === 'ready' && list.value.next && list.value.items.length === length);
    host.added = list.value.items.length - length;
    host.requestUpdate();
    await host.updateComplete;
    goOn(host, length);
  },

  async retry(host: DoingHost, list: ArticleListState): Promise<void> {
    if (list.value.items[0] || host.given()[0]) return doing.more(host, list);
    const stop = list.subscribe(() => {
      if (list.value.phase === 'loading') return;
      stop();
      void host.updateComplete.then(() => goOn(host, 0));
    });
    list.retry();
  },

  async browse(host: DoingHost, list: ArticleListState): Promise<void> {
    const input = dayOf(host);
    void host.locale.load(texts).catch(() => undefined);
    // A half-typed date has an empty value.
    host.badDate = !input.value;
    host.requestUpdate();
    if (input.value) list.browse(input.value);
    else input.focus();
  },

  async all(host: DoingHost, list: ArticleListState): Promise<void> {
    host.badDate = false;
    list.browse();
    const input = dayOf(host);
    input.value = '';
    input.focus();
  },
};

export type Doing = keyof typeof doing;

const dayOf = (host: DoingHost): HTMLInputElement => host.renderRoot.querySelector('#day')!;

/** The pressed button is gone: the focus goes on to the first article that came, or to what can be pressed again. */
function goOn({ renderRoot }: DoingHost, index: number): void {
  const next = renderRoot.querySelector<HTMLElement>(`li:nth-child(n + ${index + 1}) a`);
  (next ?? renderRoot.querySelector<HTMLElement>('[part~=retry]'))?.focus();
}
