import { expect, it, onTestFinished } from 'vitest';
import { filled, FormHarness } from '../support/form-harness.js';

type Listen = (this: EventTarget | undefined, type: string, listener: never, options?: never) => void;

/** Counts what is listened to on window and document, less what is not any more. */
function listeners(): { readonly count: number } {
  const made = { count: 0 };
  const onPage = (target: EventTarget | undefined): boolean => !target || target === window || target === document;
  const proto = EventTarget.prototype as unknown as { addEventListener: Listen; removeEventListener: Listen };
  const { addEventListener: add, removeEventListener: remove } = proto;
  proto.addEventListener = function (type, listener, options) {
    if (onPage(this)) {
      made.count++;
      const { signal } = (options ?? {}) as AddEventListenerOptions;
      if (signal) add.call(signal, 'abort', (() => made.count--) as never);
    }
    add.call(this ?? window, type, listener, options);
  };
  proto.removeEventListener = function (type, listener, options) {
    if (onPage(this)) made.count--;
    remove.call(this ?? window, type, listener, options);
  };
  onTestFinished(() => {
    Object.assign(proto, { addEventListener: add, removeEventListener: remove });
  });
  return made;
}

async function ready(): Promise<FormHarness> {
  const form = await FormHarness.mount();
  form.field('name').focus();
  await form.challenge();
  await expect.poll(() => form.note()).not.toBe('');
  return form;
}

function box(): HTMLElement {
  const made = document.createElement('div');
  document.body.append(made);
  onTestFinished(() => made.remove());
  return made;
}

it('keeps the text when it is moved', async () => {
  const form = await ready();
  form.type('content', filled.content);
  box().append(form.form);
  await form.form.updateComplete;
  expect(form.field('content').value).toBe(filled.content);
});

it('keeps its words when it is moved', async () => {
  const form = await ready();
  box().append(form.form);
  form.form.requestUpdate();
  await form.form.updateComplete;
  await expect.poll(() => form.textOf('#challenge-label')).toBe('Mã xác nhận(*)');
  expect(form.button('Lấy lại mã bảo mật')).toBeDefined();
  await expect.poll(() => form.note()).not.toBe('');
});

it('speaks the language of the place that it is moved to', async () => {
  const form = await ready();
  form.form.removeAttribute('lang');
  const english = box();
  english.lang = 'en';
  english.append(form.form);
  await expect.poll(() => form.textOf('label[for=f-name]')).toBe('Full name(*)');
  await expect.poll(() => form.textOf('#challenge-label')).toBe('Confirmation code(*)');
});

it('still sends after it was moved', async () => {
  const form = await ready();
  box().append(form.form);
  await form.send();
  expect(form.sent).toHaveLength(1);
});

it('still sends after it was away', async () => {
  const form = await ready();
  form.type('content', filled.content);
  form.form.remove();
  document.body.append(form.form);
  expect(form.field('content').value).toBe(filled.content);
  await form.send();
  expect(form.sent).toHaveLength(1);
});

it('listens to the page once, however often it is moved, and not at all when it is gone', async () => {
  const page = listeners();
  const form = await ready();
  const { count } = page;
  expect(count).toBeGreaterThan(0);
  for (let move = 0; move < 5; move++) box().append(form.form);
  expect(page.count).toBe(count);
  form.form.remove();
  expect(page.count).toBe(0);
});

it('lets a submit that is in flight go on when it is removed', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const form = await FormHarness.mount({ on: { submitComment: () => opened } });
  await form.fill();
  form.submit();
  await expect.poll(() => form.sent.length).toBe(1);
  form.form.remove();
  const created = form.next('yk-comment-created');
  open();
  await created;
});

it('takes another backend while it stands', async () => {
  const form = await ready();
  const other = await FormHarness.mount({ challenge: 'none' });
  form.form.adapter = other.form.adapter;
  await expect.poll(() => form.find('.challenge')!.hidden).toBe(true);
});

it('has no effect on the page’s address, title or history', async () => {
  const before = [location.href, document.title, history.length];
  const form = await FormHarness.mount();
  await form.send();
  expect([location.href, document.title, history.length]).toEqual(before);
});
