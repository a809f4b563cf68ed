import { cdp } from 'vitest/browser';

export interface Look {
  readonly lang?: 'vi' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
}

/** A host page as sites have them: its own colours, a main part, a first heading. What is put on it goes into the returned part. */
export function hostPage({ lang = 'vi', scheme = 'light', dir = 'ltr' }: Look = {}): HTMLElement {
  const { documentElement: root, body } = document;
  Object.assign(root, { lang, dir });
  document.title = 'Bài số 22';
  const dark = scheme === 'dark';
  root.style.colorScheme = scheme;
  Object.assign(body.style, { background: dark ? '#16191d' : '#ffffff', color: dark ? '#e8eaed' : '#202124' });
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'Bài số 22';
  main.append(heading);
  body.replaceChildren(main);
  return main;
}

/** Takes the host page's looks off again. */
export function plainPage(): void {
  const { documentElement: root, body } = document;
  root.removeAttribute('style');
  root.removeAttribute('dir');
  body.removeAttribute('style');
}

interface Protocol {
  send(method: string, parameters: object): Promise<unknown>;
}

/** Has the browser show its pages as a reader has set it: `{ 'forced-colors': 'active' }`, or on paper; without any, as before. */
export async function prefer(features: Readonly<Record<string, string>> = {}, media: '' | 'print' = ''): Promise<void> {
  const named = Object.entries(features).map(([name, value]) => ({ name, value }));
  await (cdp() as unknown as Protocol).send('Emulation.setEmulatedMedia', { media, features: named });
}
