import { describe, expect, it } from 'vitest';
import { readyList } from './harness.js';
import { site } from './site.js';

/** Texts that become script wherever a title is taken for markup. */
const markup: readonly string[] = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '"><svg onload="window.hit = 1">',
  '</bdi></a><iframe srcdoc="<script>parent.hit = 1</script>"></iframe>',
  '${window.hit = 1}{{constructor.constructor("window.hit = 1")()}}',
  '&lt;b&gt;không đậm&lt;/b&gt;',
  '<template shadowrootmode="open"><b>bóng</b></template>',
  '\u202Eđảo chiều\u2066',
];

/** Addresses that a browser would run. */
const scripts: readonly string[] = [
  'javascript:window.hit=1',
  'JaVaScRiPt:window.hit=1',
  'java\tscript:window.hit=1',
  'java\nscript:window.hit=1',
  '\u0001 javascript:window.hit=1',
  'javascript://example.vn/%0Awindow.hit=1',
  'data:text/html,<script>parent.hit=1</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.vn/1',
  'file:///etc/passwd',
];

declare global {
  interface ImportMeta {
    /** Vite's: the modules that a pattern finds, perhaps none. */
    glob(pattern: string, options: object): Record<string, () => Promise<unknown>>;
  }
}

/** Larger collections, where they lie beside the project and can be read. */
const corpora = import.meta.glob('../../../../shared/corpora/*.json', { import: 'default' });
const read = await Promise.allSettled(Object.values(corpora).map((load) => load()));
const corpus = read.flatMap((answer) => (answer.status === 'fulfilled' ? textsIn(answer.value) : []));

/** Every text in a JSON value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const listOf = (entries: readonly { title: string; url: string }[]) => {
  const articles = entries.map((entry, n) => ({ ...entry, id: `/${n}`, published: '2018-03-28T12:59:00+07:00' }));
  return readyList({ adapter: { name: 'hostile', listArticles: async () => ({ items: articles }) } });
};
const hit = (): unknown => (window as { hit?: unknown }).hit;

describe('a hostile title', () => {
  it.each(markup)('is shown as it was written: %j', async (title) => {
    const list = await listOf([{ title, url: '/a' }]);
    expect(list.links[0]!.textContent).toBe(title);
    expect([...list.rows[0]!.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(['a', 'bdi', 'time']);
    expect(hit()).toBeUndefined();
  });

  it('is shown as it was written, whatever a collection of such texts holds', async () => {
    const texts = [...markup, ...corpus];
    const list = await listOf(texts.map((title) => ({ title, url: '/a' })));

    expect(list.links.map((link) => link.textContent)).toEqual(texts);
    expect(list.root.querySelectorAll('script, img, svg, iframe, [onload], [onerror]')).toHaveLength(0);
    expect(hit()).toBeUndefined();
  });

  it('cannot turn the text around it', async () => {
    const list = await listOf([{ title: '\u202Eđảo', url: '/a' }]);
    expect(getComputedStyle(list.links[0]!.querySelector('bdi')!).unicodeBidi).toBe('isolate');
  });
});

describe('a hostile address', () => {
  it.each(scripts)('is no link: %j', async (url) => {
    const list = await listOf([{ title: 'Bấm vào đây', url }]);
    expect(list.links).toHaveLength(0);
    expect(list.rows[0]!.textContent).toContain('Bấm vào đây');
    list.rows[0]!.querySelector<HTMLElement>('bdi')!.click();
    expect(hit()).toBeUndefined();
  });

  it('does not take the good links beside it along', async () => {
    const list = await listOf([
      { title: 'Xấu', url: scripts[0]! },
      { title: 'Tốt', url: 'https://example.vn/tot' },
    ]);
    expect(list.links.map(({ href }) => href)).toEqual(['https://example.vn/tot']);
  });
});

describe('a hostile answer', () => {
  it.each([
    ['a template of Lit', { _$litType$: 1, strings: ['<img src=x onerror=window.hit=1>'], values: [] }],
    ['a list', ['<b>', 1]],
    ['nothing', null],
  ])('as title, %s is text', async (_name, value) => {
    const list = await listOf([{ title: value as unknown as string, url: '/a' }]);
    expect(list.links).toHaveLength(1);
    expect(list.links[0]!.querySelectorAll('bdi *')).toHaveLength(0);
    expect(hit()).toBeUndefined();
  });

  it('cannot name a column', async () => {
    const views = '<b>9</b>' as unknown as number;
    const articles = [{ id: '/a', title: 'A', url: '/a', published: '2018-03-28T12:59:00+07:00', views }];
    const list = await readyList({ adapter: site({ articles }).adapter, show: 'date views' });
    expect(list.root.querySelector('b')).toBeNull();
  });
});
