import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontArticle } from '../support/demo.js';
import { randomId } from '../../src/core/random-id.js';
import { openBrowser, openPage } from '../support/browser.js';
import { comment, CommentFormPage, type Words } from '../support/comment-form.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let now = Date.now();
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ now: () => now }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function openForm(): Promise<{ form: CommentFormPage; close: () => Promise<void> }> {
  const { page, context } = await openPage(browser);
  await page.goto(site.url);
  const form = new CommentFormPage(page);
  await form.field('name').waitFor();
  return { form, close: () => context.close() };
}

async function valuesOf(form: CommentFormPage): Promise<Words> {
  const entries = Object.keys(comment).map(async (name) => [name, await form.field(name).inputValue()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe('what a reader may type', () => {
  it.each([
    [
      'nothing',
      { name: '', title: '', content: '' },
      ['Mời bạn điền Họ tên.', 'Mời bạn điền Tiêu đề.', 'Mời bạn điền Nội dung.'],
    ],
    ['a title of 201 characters', { title: 'ỹ'.repeat(201) }, ['Tiêu đề dài quá 200 ký tự. Mời bạn rút gọn.']],
    ['a text of 5,001 characters', { content: 'a'.repeat(5001) }, ['Nội dung dài quá 5.000 ký tự. Mời bạn rút gọn.']],
    ['a NUL', { title: 'a\0b' }, ['Tiêu đề có ký tự không đọc được. Mời bạn gõ lại chỗ đó.']],
    [
      'a stack of marks',
      { name: `a${'\u0301'.repeat(60)}` },
      ['Họ tên có ký tự không đọc được. Mời bạn gõ lại chỗ đó.'],
    ],
    ['half a phone number', { phone: '0987' }, ['Số điện thoại chưa đúng. Ví dụ: 0912 345 678 hoặc +84 912 345 678.']],
  ])('%s is refused beside its field, and stays in it', async (_, wrong: Words, errors) => {
    const { form, close } = await openForm();
    const words = { ...comment, ...wrong };
    const before = site.rows().length;
    await form.fill(words);
    await form.solve(site);
    await form.send();
    await form.summary.waitFor();
    await expect.poll(() => form.summary.locator('a').allTextContents()).toEqual(errors);
    const shown = await form.form.locator('[part="error"] span').allTextContents();
    expect(shown).toEqual(errors);
    expect(await valuesOf(form)).toEqual(words);
    expect(site.rows()).toHaveLength(before);
    await close();
  });

  it('a lone surrogate is refused beside its field', async () => {
    const { form, close } = await openForm();
    await form.fill(comment);
    await form.field('title').evaluate((input: HTMLInputElement) => (input.value = 'a\ud800b'));
    await form.solve(site);
    await form.send();
    await expect
      .poll(() => form.summary.locator('a').allTextContents())
      .toEqual(['Tiêu đề có ký tự không đọc được. Mời bạn gõ lại chỗ đó.']);
    await close();
  });

  it('a phone that only the server knows to be wrong is refused with the text kept, and then mended', async () => {
    const { form, close } = await openForm();
    // Ten digits with a leading 0, but no such numbers are given out.
    await form.fill({ ...comment, phone: '0000000000' });
    await form.solve(site);
    await form.send();
    await expect
      .poll(() => form.summary.locator('a').allTextContents())
      .toEqual(['Số điện thoại chưa đúng. Ví dụ: 0912 345 678 hoặc +84 912 345 678.']);
    expect(await form.field('content').inputValue()).toBe(comment.content);
    await form.fill(comment);
    // The rules come before the challenge: its digits are still good.
    expect(await form.code.inputValue()).toMatch(/^\d{5}$/);
    await form.send();
    await form.receipt.waitFor();
    await close();
  });
});

describe('a confirmation code', () => {
  const wrong = 'Mã xác nhận không đúng. Đã tải mã mới, mời bạn nhập lại.';

  /** Refused, with a new picture, an empty code field, and the text where it was; then taken with the new code. */
  async function refusedThenTaken(form: CommentFormPage, usedId: string): Promise<void> {
    const before = site.rows().length;
    await form.send();
    await form.summary.waitFor();
    await expect.poll(() => form.summary.locator('a').allTextContents()).toEqual([wrong]);
    await expect.poll(() => form.code.inputValue()).toBe('');
    expect(form.challenge!.id).not.toBe(usedId);
    expect(await valuesOf(form)).toEqual(comment);
    expect(site.rows()).toHaveLength(before);
    await form.solve(site);
    await form.send();
    await form.receipt.waitFor();
    expect(site.rows()).toHaveLength(before + 1);
  }

  it('that is wrong gives a new one and keeps the text', async () => {
    const { form, close } = await openForm();
    await form.fill(comment);
    const right = await form.digits(site);
    await form.code.fill(right === '00000' ? '11111' : '00000');
    await refusedThenTaken(form, form.challenge!.id);
    await close();
  });

  it('that has expired gives a new one and keeps the text', async () => {
    const { form, close } = await openForm();
    await form.fill(comment);
    await form.solve(site);
    now += 31 * 60_000;
    await refusedThenTaken(form, form.challenge!.id);
    await close();
  });

  it('that was used elsewhere gives a new one and keeps the text', async () => {
    const { form, close } = await openForm();
    await form.fill(comment);
    await form.solve(site);
    const { id } = form.challenge!;
    const used = await post({ ...draft(front), challenge: { id, answer: await site.digitsOf(id) } });
    expect(used.status).toBe(202);
    await refusedThenTaken(form, id);
    await close();
  });

  it('that is too short, or missing, is asked for without asking the server', async () => {
    const { form, close } = await openForm();
    await form.fill(comment);
    await form.picture.waitFor();
    const { id } = form.challenge!;
    await form.send();
    await expect.poll(() => form.summary.locator('a').allTextContents()).toEqual(['Mời bạn nhập mã xác nhận.']);
    await form.code.fill('12a3');
    expect(await form.code.inputValue()).toBe('123');
    await form.send();
    await expect.poll(() => form.summary.locator('a').allTextContents()).toEqual(['Mã xác nhận gồm 5 chữ số.']);
    expect(form.challenge!.id).toBe(id);
    await close();
  });
});

const front = `/bai-viet/${frontArticle.slug}`;
const headers = { 'content-type': 'application/json' };

async function challenge(page = '/bai-viet/thu'): Promise<{ id: string; answer: string }> {
  const body = JSON.stringify({ page, purpose: 'comment', accept: ['image'] });
  const answer = await fetch(`${site.url}/api/v1/challenges`, { method: 'POST', headers, body });
  const { id } = (await answer.json()) as { id: string };
  return { id, answer: await site.digitsOf(id) };
}

function draft(id = '/bai-viet/thu'): Record<string, unknown> {
  const { phone: _, ...fields } = comment;
  return { page: { id, url: site.url + id, title: 'Thử' }, fields, submissionId: randomId() };
}

const post = (body: unknown, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${site.url}/api/v1/comments`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('what a program may send', () => {
  /** A draft that would be taken, as JSON, with one text of it replaced. */
  async function spoilt(from: string | RegExp, to: string): Promise<string> {
    const text = JSON.stringify({ ...draft(), challenge: await challenge() });
    const spoiltText = text.replace(from, () => to);
    if (spoiltText === text) throw new Error(`Nothing to replace: ${String(from)}`);
    return spoiltText;
  }

  const titled = '"title":"Về lịch thu gom rác"';

  it.each<[string, () => Promise<string>, number, Record<string, string>?]>([
    ['a NUL', () => spoilt(titled, '"title":"a\\u0000b"'), 422],
    ['a lone surrogate', () => spoilt(titled, '"title":"a\\ud800b"'), 422],
    ['a text that is too long', () => spoilt(titled, `"title":"${'x'.repeat(201)}"`), 422],
    ['a number for a text', () => spoilt(titled, '"title":1e400'), 422],
    ['an object for a text', () => spoilt(titled, '"title":{"_$litType$":1,"strings":["<b>"]}'), 422],
    ['an array for a text', () => spoilt(titled, '"title":["a"]'), 422],
    ['__proto__ as a field', () => spoilt(titled, '"__proto__":{"title":"a"}'), 422],
    ['a stranger as a field', () => spoilt(titled, `${titled},"admin":"1"`), 422],
    ['a page of another origin', () => spoilt(/"id":"\/bai-viet\/thu"/, '"id":"https://elsewhere.example/x"'), 422],
    ['a page that is another host', () => spoilt(/"id":"\/bai-viet\/thu"/, '"id":"//elsewhere.example/x"'), 422],
    ['a page with a query', () => spoilt(/"id":"\/bai-viet\/thu"/, '"id":"/x?phone=1"'), 422],
    ['a script as a page', () => spoilt(/"id":"\/bai-viet\/thu"/, '"id":"javascript:alert(1)"'), 422],
    ['no submission id', () => spoilt(/"submissionId":"[^"]*"/, '"x":1'), 422],
    ['depth', async () => '['.repeat(15_000) + ']'.repeat(15_000), 422],
    ['null', async () => 'null', 422],
    ['no JSON', async () => '{"page":', 422],
    ['nothing', async () => '', 422],
    ['more than 32 KiB', () => spoilt(titled, `"title":"${'x'.repeat(33_000)}"`), 413],
    ['another content type', () => spoilt(/Về lịch/, 'Về'), 415, { 'content-type': 'text/plain' }],
    ['from another origin', () => spoilt(/Về lịch/, 'Về'), 403, { origin: 'https://elsewhere.example' }],
    ['from no origin that can be named', () => spoilt(/Về lịch/, 'Về'), 403, { origin: 'null' }],
  ])('%s is refused in words, and nothing is stored', async (_, body, status, more) => {
    const before = site.rows().length;
    const answer = await post(await body(), more);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const text = await answer.text();
    const problem: unknown = JSON.parse(text);
    expect(problem).toMatchObject({
      status,
      title: expect.stringMatching(/^[A-Z].*\.$/),
      code: expect.stringMatching(/^[a-z-]+$/),
    });
    expect(text).not.toMatch(/\bat .*\.js|Error:|node_modules/);
    expect(site.rows()).toHaveLength(before);
  });

  it('the same draft unspoilt is taken', async () => {
    const answer = await post({ ...draft(), challenge: await challenge() });
    expect(answer.status).toBe(202);
  });

  it.each([
    ['a cursor that is none', '/v1/articles?kind=older&page=/x&cursor=abc'],
    ['a date that does not exist', '/v1/articles?kind=older&page=/x&date=2026-02-30'],
    ['a date in words', '/v1/articles?kind=older&page=/x&date=tomorrow'],
    ['a kind that is none', '/v1/articles?kind=best&page=/x'],
    ['too many at once', '/v1/articles?kind=recent&page=/x&limit=51'],
    ['no page', '/v1/articles?kind=recent'],
  ])('%s is refused in a list', async (_, path) => {
    const answer = await fetch(`${site.url}/api${path}`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'invalid' });
  });

  it('the cursor of one list is refused by another', async () => {
    const first = await fetch(`${site.url}/api/v1/articles?kind=older&page=/x&limit=2`);
    const { next } = (await first.json()) as { next: string };
    const get = (kind: string): Promise<Response> =>
      fetch(`${site.url}/api/v1/articles?kind=${kind}&page=/x&limit=2&cursor=${encodeURIComponent(next)}`);
    expect((await get('older')).status).toBe(200);
    expect((await get('recent')).status).toBe(422);
  });

  it('a method that a route does not have, and a route that is none, are refused', async () => {
    expect((await fetch(`${site.url}/api/v1/comments`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${site.url}/api/v1/nothing`)).status).toBe(404);
  });
});
