import { afterEach, describe, expect, it } from 'vitest';
import source from '../../../src/theme/tokens.ts?raw';
import { gallery, type Exhibit } from './gallery.js';

interface Row {
  /** Where the token is seen. */
  readonly in: Exhibit;
  /** What shows it there; the element itself by default. */
  readonly at?: string;
  /** Has the focus meanwhile. */
  readonly focused?: true;
  readonly property: string;
  /** What an owner writes. */
  readonly set: string;
  /** What is seen; by default what was written. */
  readonly seen?: string | RegExp;
}

const red = { set: 'rgb(201, 2, 3)' } as const;

/** Every public variable, and one place where it shows. */
const table: Readonly<Record<string, Row>> = {
  '--yk-font': { in: 'list', at: 'ul', property: 'font-family', set: 'Courier' },
  '--yk-font-size': { in: 'list', at: 'ul', property: 'font-size', set: '21px' },
  '--yk-line-height': { in: 'list', at: 'ul', property: 'line-height', set: '47px' },
  '--yk-text': { in: 'list', at: 'ul', property: 'color', ...red },
  '--yk-muted': { in: 'list', at: 'time', property: 'color', ...red },
  '--yk-line': { in: 'list', at: '[part=row]', property: 'border-top-color', ...red },
  '--yk-border': { in: 'form', at: 'input[name=name]', property: 'border-top-color', ...red },
  '--yk-surface': { in: 'form', at: 'textarea', property: 'background-color', ...red },
  '--yk-tint': { in: 'form sent', at: '[part=receipt]', property: 'background-color', ...red },
  '--yk-accent': { in: 'list', at: '[part=link]', property: 'color', ...red },
  '--yk-on-accent': { in: 'form', at: '[part=submit]', property: 'color', ...red },
  '--yk-error': { in: 'form with errors', at: '[part=error]', property: 'color', ...red },
  '--yk-success': { in: 'form sent', at: '[part=receipt]', property: 'border-inline-start-color', ...red },
  '--yk-focus-halo': {
    in: 'form',
    at: 'textarea',
    focused: true,
    property: 'box-shadow',
    ...red,
    seen: /^rgb\(201, 2, 3\) 0px 0px 0px 6px$/,
  },
  '--yk-radius': { in: 'form', at: 'textarea', property: 'border-top-left-radius', set: '17px' },
  '--yk-gap': { in: 'form', at: 'form', property: 'row-gap', set: '37px' },
  '--yk-field-height': { in: 'form', at: '[part=submit]', property: 'min-height', set: '77px' },
  '--yk-field-font-size': { in: 'form', at: 'textarea', property: 'font-size', set: '23px' },
  '--yk-measure': { in: 'form', at: 'p.muted', property: 'max-width', set: '301px' },
};

/** What a computed style keeps secret: which links a reader has visited. Its rule is read instead. */
const secret = '--yk-visited';

const names = [...new Set(source.match(/--yk-[a-z][a-z-]*/g))];

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

describe('the table of this test', () => {
  it('has a row for every token, and none besides', () => {
    expect([...Object.keys(table), secret].sort()).toEqual([...names].sort());
  });
});

describe('a token', () => {
  it.each(Object.entries(table))('%s shows', async (name, row) => {
    const { property, set, seen = set } = row;
    const element = await gallery[row.in](document.body);
    const target = row.at ? element.shadowRoot!.querySelector<HTMLElement>(row.at)! : element;
    if (row.focused) target.focus();
    const shown = (): string => getComputedStyle(target).getPropertyValue(property);
    const before = shown();
    expect(before).not.toBe(set);
    document.body.style.setProperty(name, set);
    if (seen instanceof RegExp) expect(shown()).toMatch(seen);
    else expect(shown()).toBe(seen);
  });

  it(`${secret} is the colour of the rule for visited links`, async () => {
    document.body.style.setProperty(secret, red.set);
    const element = await gallery.list(document.body);
    const rules = element.shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
    const visited = rules
      .filter((rule) => rule instanceof CSSStyleRule)
      .find((rule) => rule.selectorText.includes(':visited'));
    const [, twin] = /var\((--[\w-]+)/.exec(visited!.style.color) ?? [];
    expect(getComputedStyle(element).getPropertyValue(twin!)).toBe(red.set);
  });

  it('set on the element itself wins over one set on the page', async () => {
    document.body.style.setProperty('--yk-accent', 'rgb(1, 1, 1)');
    const element = await gallery.list(document.body);
    element.style.setProperty('--yk-accent', red.set);
    expect(getComputedStyle(element.shadowRoot!.querySelector('[part=link]')!).color).toBe(red.set);
  });

  it('set on the page reaches elements inside other elements of ours', async () => {
    document.body.style.setProperty('--yk-accent', red.set);
    const around = await gallery.comments(document.body);
    const inner = around.shadowRoot!.querySelector('yk-comment-form')!;
    await inner.updateComplete;
    expect(getComputedStyle(inner.shadowRoot!.querySelector('[part=submit]')!).backgroundColor).toBe(red.set);
  });

  it('left alone, takes font, size and colour from the host page', async () => {
    Object.assign(document.body.style, { font: '19px Courier', color: 'rgb(9, 8, 7)' });
    const { color, fontFamily, fontSize } = getComputedStyle(
      (await gallery.list(document.body)).shadowRoot!.querySelector('ul')!,
    );
    expect({ color, fontFamily, fontSize }).toEqual({ color: 'rgb(9, 8, 7)', fontFamily: 'Courier', fontSize: '19px' });
  });
});
