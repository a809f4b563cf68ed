import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import { defineField } from '../../../src/core/field.js';
import '../../../src/define/captcha.js';
import '../../../src/define/comment-form.js';
import type { YkCommentForm } from '../../../src/elements/comment-form/comment-form.js';

afterEach(async () => {
  document.body.replaceChildren();
  // What a form fetches beside its first view must not arrive in a page that is gone.
  await vi.dynamicImportSettled();
});

async function mount(
  properties: Partial<YkCommentForm> = {},
  options: MemoryAdapterOptions = {},
): Promise<YkCommentForm> {
  const form = document.createElement('yk-comment-form');
  Object.assign(form, { adapter: memoryAdapter(options), page: '/a', ...properties });
  document.body.append(form);
  await form.updateComplete;
  return form;
}

const textOf = (node: Element | null | undefined): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const root = (form: YkCommentForm): ShadowRoot => form.shadowRoot!;
const labels = (form: YkCommentForm): string[] => [...root(form).querySelectorAll('.fields label')].map(textOf);
const names = (form: YkCommentForm): string[] =>
  [...root(form).querySelectorAll<HTMLInputElement>('.fields [name]')].map(({ name }) => name);
const control = (form: YkCommentForm, name: string): HTMLInputElement =>
  root(form).querySelector<HTMLInputElement>(`#f-${name}`)!;

describe('yk-comment-form at first sight', () => {
  it('has the model page’s labels, a mark at what is required', async () => {
    expect(labels(await mount())).toEqual(['Họ tên(*)', 'Số điện thoại', 'Tiêu đề(*)', 'Nội dung(*)']);
  });

  it('has the model page’s heading and button', async () => {
    const form = await mount();
    expect(textOf(root(form).querySelector('h2'))).toBe('Viết bình luận');
    expect(textOf(root(form).querySelector('[part=submit] span'))).toBe('Gửi bình luận');
  });

  it('says what the mark means', async () => {
    expect(root(await mount()).textContent).toContain('Những ô có dấu (*) là bắt buộc.');
  });

  it('hides the mark from screen readers, which hear "required" from the field', async () => {
    const form = await mount();
    for (const star of root(form).querySelectorAll('.star')) expect(star.getAttribute('aria-hidden')).toBe('true');
    expect(control(form, 'name').required).toBe(true);
    expect(control(form, 'phone').required).toBe(false);
  });

  it('ties each label to its field', async () => {
    const form = await mount();
    const targets = [...root(form).querySelectorAll('.fields label')].map((label) => label.getAttribute('for'));
    expect(targets).toEqual(['f-name', 'f-phone', 'f-title', 'f-content']);
  });

  it('gives browsers and keyboards the kind of each field', async () => {
    const form = await mount({ fields: 'name phone email url content' });
    const kinds = (name: string) =>
      ['type', 'autocomplete', 'inputmode'].map((key) => control(form, name).getAttribute(key));
    expect(kinds('name')).toEqual(['text', 'name', null]);
    expect(kinds('phone')).toEqual(['tel', 'tel', 'tel']);
    expect(kinds('email')).toEqual(['email', 'email', 'email']);
    expect(kinds('url')).toEqual(['url', 'url', 'url']);
    expect(control(form, 'content').localName).toBe('textarea');
  });

  it('leaves the checking of fields to itself', async () => {
    expect(root(await mount()).querySelector('form')?.noValidate).toBe(true);
  });

  it('has no inline style and no inline handler', async () => {
    for (const element of root(await mount()).querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    }
  });
});

describe('fields="…"', () => {
  it('chooses which fields there are, their order, and which are required', async () => {
    const form = await mount({ fields: 'content* name' });
    expect(names(form)).toEqual(['content', 'name']);
    expect(control(form, 'name').required).toBe(false);
  });

  it('can be changed later', async () => {
    const form = await mount({ fields: 'name content' });
    form.fields = 'content';
    await form.updateComplete;
    expect(names(form)).toEqual(['content']);
  });

  it('takes an attribute', async () => {
    const form = document.createElement('yk-comment-form');
    form.setAttribute('fields', 'name* content*');
    Object.assign(form, { adapter: memoryAdapter() });
    document.body.append(form);
    await form.updateComplete;
    expect(names(form)).toEqual(['name', 'content']);
  });

  it('names a field that cannot be', async () => {
    await expect(mount({ fields: 'Name* content' })).rejects.toThrow(TypeError);
    await expect(mount({ fields: 'Name* content' })).rejects.toThrow('Name');
  });

  it('asks for the content', async () => {
    await expect(mount({ fields: 'name*' })).rejects.toThrow('content');
  });

  it('takes definitions: a choice with its options, a box that stands before its label', async () => {
    const options = [
      { value: '1', label: 'Phường 1' },
      { value: '2', label: 'Phường 2' },
    ];
    const form = await mount({
      fields: [
        { ...defineField('ward', true), type: 'select', label: 'Phường', hint: 'Nơi bạn ở', options },
        { name: 'news', type: 'checkbox', required: false, label: 'Nhận tin' },
        defineField('content', true),
      ],
    });
    // The first, which asks to choose, has its words once those that need a backend have come.
    expect([...root(form).querySelectorAll('option')].map(textOf).slice(1)).toEqual(['Phường 1', 'Phường 2']);
    expect(textOf(root(form).querySelector('#h-ward'))).toBe('Nơi bạn ở');
    expect(control(form, 'ward').getAttribute('aria-describedby')).toBe('h-ward e-ward');
    expect(control(form, 'news').closest('label')).not.toBeNull();
    expect(labels(form)).toEqual(['Phường(*)', 'Nhận tin', 'Nội dung(*)']);
  });

  it('shows the name of a field that nobody has labelled', async () => {
    expect(labels(await mount({ fields: 'village content' }))[0]).toBe('village');
  });

  it('writes a label as text', async () => {
    const label = '<img src=x onerror=alert(1)>';
    const form = await mount({ fields: [{ ...defineField('content'), label }] });
    expect(labels(form)).toEqual([label]);
    expect(root(form).querySelector('.fields img')).toBeNull();
  });
});

describe('languages', () => {
  it('is English on an English page', async () => {
    document.documentElement.lang = 'en';
    const form = await mount();
    document.documentElement.removeAttribute('lang');
    expect(labels(form)).toEqual(['Full name(*)', 'Phone number', 'Title(*)', 'Comment(*)']);
  });

  it.each(['vi', 'vi-VN', 'VI'])('is Vietnamese for lang="%s"', async (lang) => {
    expect(labels(await mount({ lang }))[0]).toBe('Họ tên(*)');
  });

  it.each(['fr', 'en-GB', 'x', 'constructor'])('is English for lang="%s"', async (lang) => {
    expect(labels(await mount({ lang }))[0]).toBe('Full name(*)');
  });

  it('takes the owner’s own words, and keeps the others', async () => {
    const form = await mount({ messages: { 'field.name': 'Quý danh', 'form.heading': 'Ý kiến bạn đọc' } });
    expect(labels(form).slice(0, 2)).toEqual(['Quý danh(*)', 'Số điện thoại']);
    expect(textOf(root(form).querySelector('h2'))).toBe('Ý kiến bạn đọc');
  });
});

describe('elements where there is no ElementInternals', () => {
  it.each(['yk-comment-form', 'yk-captcha'] as const)('%s constructs and renders', async (tag) => {
    const element = document.createElement(tag);
    expect('attachInternals' in element).toBe(false);
    Object.assign(element, { adapter: memoryAdapter(), page: '/a' });
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.childElementCount).toBeGreaterThan(0);
  });
});
