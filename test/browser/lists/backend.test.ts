import { describe, expect, it, vi } from 'vitest';
import type { YkBackend } from '../../../src/elements/backend/backend.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { ListHarness, put, until } from './harness.js';
import { here, site } from './site.js';

/** An adapter whose one article bears its name. */
function named(name: string): { adapter: Adapter; calls: { method: string; input: unknown }[] } {
  return site({ articles: [{ id: '/a', title: name, url: '/a', published: '2018-03-28T12:59:00+07:00', views: 1 }] });
}

/** A backend on the page with its adapter, and markup inside. */
function backend(name: string, markup: string, into: Element = document.body): YkBackend {
  const element = document.createElement('yk-backend');
  element.adapter = named(name).adapter;
  into.append(element);
  element.innerHTML = markup;
  return element;
}

const listIn = (element: Element): ListHarness => new ListHarness(element.querySelector('yk-article-list')!);

async function shows(element: Element, name: string): Promise<void> {
  await until(() => listIn(element).titles.length);
  expect(listIn(element).titles).toEqual([name]);
}

describe('yk-backend', () => {
  it('gives its adapter to what stands inside', async () => {
    await shows(backend('mot', '<yk-article-list></yk-article-list>'), 'mot');
  });

  it('gives it however deep the element stands', async () => {
    await shows(backend('mot', '<div><section><yk-article-list></yk-article-list></section></div>'), 'mot');
  });

  it('gives it to an element inside a shadow root', async () => {
    const around = backend('mot', '<div></div>');
    const root = around.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<yk-article-list></yk-article-list>';
    await until(() => new ListHarness(root.querySelector('yk-article-list')!).titles[0] === 'mot');
  });

  it('gives it to a child that comes late', async () => {
    const around = backend('mot', '<yk-article-list></yk-article-list>');
    await shows(around, 'mot');
    around.replaceChildren();
    around.append(document.createElement('yk-article-list'));
    await shows(around, 'mot');
  });

  it('does not mix with another on the same page', async () => {
    const one = backend('mot', '<yk-article-list></yk-article-list>');
    const two = backend('hai', '<yk-article-list></yk-article-list>');
    await shows(one, 'mot');
    await shows(two, 'hai');
  });

  it('looks again for what it could not find before', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const inner = document.createElement('yk-backend');
    document.body.append(inner);
    inner.append(document.createElement('yk-article-list'));
    await until(() => error.mock.calls.length);
    backend('mot', '').append(inner);
    inner.replaceChildren(document.createElement('yk-article-list'));
    await shows(inner, 'mot');
  });

  it('wins over the one around it', async () => {
    const outer = backend('ngoai', '<yk-article-list></yk-article-list><div></div>');
    const inner = backend('trong', '<yk-article-list></yk-article-list>', outer.querySelector('div')!);
    await shows(inner, 'trong');
    await shows(outer, 'ngoai');
  });

  it('without an adapter of its own hands on the one around it, with its page', async () => {
    const outer = backend('ngoai', '<yk-backend page="/b"><yk-article-list></yk-article-list></yk-backend>');
    await shows(outer.querySelector('yk-backend')!, 'ngoai');
  });

  it('gives its page to what names none', async () => {
    const { adapter, calls } = named('mot');
    const element = document.createElement('yk-backend');
    Object.assign(element, { adapter, page: here });
    document.body.append(element);
    element.innerHTML = '<yk-article-list kind="popular"></yk-article-list>';
    await until(() => calls.length);
    expect(calls[0]!.input).toMatchObject({ page: here });
  });

  it('leaves an element its own adapter', async () => {
    const around = backend('ngoai', '');
    const list = document.createElement('yk-article-list');
    list.adapter = named('rieng').adapter;
    around.append(list);
    await shows(around, 'rieng');
  });

  it('leaves an element its own page', async () => {
    const { adapter, calls } = named('mot');
    const element = document.createElement('yk-backend');
    Object.assign(element, { adapter, page: '/b' });
    document.body.append(element);
    element.innerHTML = '<yk-article-list kind="popular" page="/c"></yk-article-list>';
    await until(() => calls.length);
    expect(calls[0]!.input).toMatchObject({ page: '/c' });
  });

  it('serves all lists inside by one request', async () => {
    const { adapter, calls } = named('mot');
    const element = document.createElement('yk-backend');
    element.adapter = adapter;
    document.body.append(element);
    element.innerHTML =
      '<yk-article-list kind="recent"></yk-article-list><yk-article-list kind="older"></yk-article-list>';
    await until(() => calls.length && listIn(element).titles.length);
    expect(calls.map(({ method }) => method)).toEqual(['openPage']);
    expect(calls[0]!.input).toMatchObject({ parts: ['recent', 'older'] });
  });

  it('answers other questions of the context protocol to nobody', () => {
    const around = backend('mot', '<div></div>');
    const callback = vi.fn();
    const question = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: Symbol('another'),
      contextTarget: around.firstElementChild,
      callback,
    });
    around.firstElementChild!.dispatchEvent(question);
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('without a backend', () => {
  it.each(['yk-article-list', 'yk-comments', 'yk-captcha', 'yk-comment-form'])(
    '<%s> tells the owner in the console how to mend it',
    async (tag) => {
      const error = vi.spyOn(console, 'error').mockReturnValue();
      put(`<${tag}></${tag}>`);
      const causes = () => error.mock.calls.map(([cause]) => cause as TypeError);
      await until(() =>
        causes().some(({ message }) => message.startsWith(`<${tag}> has no backend: give it endpoint="/api"`)),
      );
      expect(causes().every((cause) => cause instanceof TypeError)).toBe(true);
    },
  );

  it('an empty <yk-backend> is named as what lacks it', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    put('<yk-backend><yk-article-list></yk-article-list></yk-backend>');
    await until(() =>
      error.mock.calls.some(([cause]) => (cause as TypeError).message.startsWith('<yk-backend> has no backend')),
    );
  });
});
