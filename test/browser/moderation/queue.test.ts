import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import { ownCorpus } from '../../support/own-corpus.js';
import { addQueue, keys, readyQueue, until } from './harness.js';
import { queueItem, queueItems, token } from './support.js';

describe('a row', () => {
  it('says why a comment is suspicious, in words', async () => {
    const queue = await readyQueue({ items: [queueItem('1', { score: 7, reasons: ['links', 'may-loc-rieng'] })] });
    expect(queue.text('.facts')).toBe('Đáng ngờ: nhiều liên kết, may-loc-rieng, 7 điểm');
  });

  it('shows a masked number only after a press that says it is logged', async () => {
    const fields = { name: 'Lan', phone: '091 *** **78', content: 'Chào.' };
    const queue = await readyQueue({ items: [queueItem('1', { fields })] });
    expect(queue.text('.value')).toBe('091 *** **78');
    expect(queue.button('Hiện số').textContent).toContain('nhật ký');
    await queue.press('Hiện số');
    await until(() => queue.text('.value') === '0912345678');
    expect(queue.fake.audit[0]).toMatchObject({ action: 'reveal', comment: '1' });
  });

  it('folds a long text and shows all of it on request', async () => {
    const content = 'Một câu dài. '.repeat(60);
    const queue = await readyQueue({ items: [queueItem('1', { fields: { name: 'Lan', content } })] });
    const text = queue.find('.text')!;
    const folded = text.clientHeight;
    await queue.press('Xem hết');
    expect(text.clientHeight).toBeGreaterThan(folded);
    expect(queue.button('Thu gọn').getAttribute('aria-expanded')).toBe('true');
  });

  it('shows a waiting edit beside what is public, with what differs marked', async () => {
    const revision = {
      id: 'r',
      fields: { content: 'Đường rất hỏng.' },
      created: '2026-11-22T01:00:00Z',
      state: 'waiting' as const,
    };
    const item = queueItem('1', { status: 'published', fields: { name: 'Lan', content: 'Đường hỏng.' }, revision });
    const queue = await readyQueue({ items: [item] });
    expect(queue.text('ins')).toBe('rất');
    await queue.press('Nhận bản sửa');
    await until(() => queue.fake.find('1').fields.content === 'Đường rất hỏng.');
  });

  it('shows hostile text as text', async () => {
    const items = ownCorpus.map((text, i) =>
      queueItem(String(i), {
        fields: { name: text, title: text, content: text, phone: text },
        pageTitle: text,
        pageUrl: text,
        reasons: [text],
        reason: text,
      }),
    );
    const queue = await readyQueue({ items });
    expect(queue.rows.length).toBeGreaterThan(0);
    for (const row of queue.rows) {
      const text = ownCorpus[Number(row.dataset.id)]!;
      expect(row.querySelector('.text')!.textContent).toBe(text);
      expect(row.querySelectorAll('script, img, iframe, svg, style, [style], [onerror]')).toHaveLength(0);
      for (const link of row.querySelectorAll('a')) expect(link.protocol).toMatch(/^(https?|mailto|tel):$/);
    }
  });

  it('opens its page in another tab, because the token is in this one alone', async () => {
    const queue = await readyQueue();
    const link = queue.find<HTMLAnchorElement>('.where a')!;
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });
});

describe('deciding by hand', () => {
  it('leaves the next row alone at the second press of a double click', async () => {
    const queue = await readyQueue();
    await userEvent.dblClick(queue.button('Duyệt', queue.row('1')));
    await until(() => queue.ids.length === 3);
    expect(queue.fake.items.map(({ status }) => status)).toEqual(['published', 'pending', 'pending', 'pending']);
  });

  it('puts a row back when the backend refuses, and says so', async () => {
    const queue = await readyQueue({
      intercept: (method) => {
        if (method === 'decide') throw new CommentError('network');
      },
    });
    await queue.press('Duyệt', queue.row('1'));
    await until(() => queue.dock.includes('Không kết nối được'));
    expect(queue.ids).toEqual(['1', '2', '3', '4']);
    expect(queue.status).toContain('giữ như cũ');
  });

  it('takes down all that is selected with one of the common reasons', async () => {
    const queue = await readyQueue();
    queue.find<HTMLInputElement>('.over input')!.click();
    await until(() => queue.dock.includes('Đã chọn 4'));
    await queue.press('Gỡ…', queue.find('.bulk')!);
    await until(() => queue.dialog.open);
    await queue.press('Quảng cáo', queue.dialog);
    await queue.press('Gỡ', queue.dialog.querySelector('form > .primary')!.parentElement!);
    await until(() => queue.find('.empty'));
    expect(queue.fake.items.every(({ reason }) => reason === 'Quảng cáo')).toBe(true);
    await until(() => queue.active?.className === 'empty');
  });
});

describe('what is new', () => {
  it('waits behind a button that says how many', async () => {
    const queue = await readyQueue();
    queue.fake.submit(queueItem('mới'));
    await until(() => queue.find('[part~=fresh]'));
    expect(queue.ids).toHaveLength(4);
    expect(queue.status).toBe('1 bình luận mới');
    await queue.press('1 bình luận mới');
    await until(() => queue.ids.length === 5);
  });
});

describe('panels', () => {
  it('erase only what was listed, after the word was typed', async () => {
    const queue = await readyQueue();
    await queue.choose('2', 'Xóa hẳn…');
    await until(() => queue.text('.preview').includes('sao-luu/2026-11-01.db'));
    await userEvent.fill(queue.find('#erase-word')!, 'không');
    await queue.press('Xóa hẳn', queue.dialog);
    expect(queue.text('#erase-word-error')).not.toBe('');
    await userEvent.fill(queue.find('#erase-word')!, 'xóa');
    await queue.press('Xóa hẳn', queue.dialog);
    await until(() => queue.dialog.textContent.includes('Đã xóa hẳn 1 bình luận.'));
    await until(() => queue.ids.join() === '1,3,4');
  });

  it('hand an export to the browser as a file', async () => {
    const queue = await readyQueue();
    const names: string[] = [];
    const onClick = (event: Event): void => {
      names.push((event.target as HTMLAnchorElement).download);
      event.preventDefault();
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', onClick);
      click.call(this);
    };
    try {
      await queue.tool('Xuất dữ liệu');
      await queue.press('Tải tệp CSV');
      await until(() => names.length);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(names[0]).toMatch(/^comments-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('keep a reply that could not be sent, and send it again under the same id', async () => {
    const sent: unknown[] = [];
    const queue = await readyQueue({ items: [queueItem('1', { status: 'published', reports: 1 })] });
    await userEvent.selectOptions(queue.find('#filter')!, 'reported').catch(() => queue.press('Bị báo cáo'));
    await queue.ready();
    queue.fake.intercept = (method, ...given) => {
      if (method === 'reply' && sent.push(given) === 1) throw new CommentError('timeout');
    };
    await until(() => queue.rows.length);
    await queue.choose('1', 'Trả lời');
    await userEvent.fill(queue.find('#reply')!, 'Xin cảm ơn.');
    await queue.press('Đăng câu trả lời');
    await until(() => queue.dialog.querySelector('[role=alert]'));
    expect(queue.find<HTMLTextAreaElement>('#reply')!.value).toBe('Xin cảm ơn.');
    await queue.press('Đăng câu trả lời');
    await until(() => !queue.dialog.open);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('are not offered to a moderator where they are the owner’s', async () => {
    const queue = await readyQueue({ me: { name: 'minh-ha', role: 'moderator' } });
    await queue.press('Công cụ');
    const words = queue.text('.who .sheet');
    expect(words).toContain('Nhật ký');
    expect(words).not.toMatch(/Xuất|Xóa/);
    expect(queue.row('1').textContent).not.toContain('Xóa hẳn');
  });

  it('offer only what the backend can do', async () => {
    const queue = addQueue();
    const { name, whoAmI, listQueue, decide } = queue.fake.moderation;
    queue.element.moderation = { name, whoAmI, listQueue, decide };
    await queue.ready();
    await until(() => queue.rows.length === 4);
    await queue.press('Thêm', queue.row('1'));
    expect([...queue.row('1').querySelectorAll('.sheet button')].map(({ textContent }) => textContent.trim())).toEqual([
      'Trang này…',
    ]);
  });
});

describe('signing in', () => {
  it('asks for one token, and says what is wrong with it', async () => {
    const element = document.createElement('yk-moderation');
    element.endpoint = '/khong-co-may-chu';
    document.body.append(element);
    await until(() => element.shadowRoot!.querySelector('#token'));
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('#token')!;
    expect([field.type, field.autocomplete, field.name]).toEqual(['password', 'off', '']);
    field.focus();
    await keys('{Enter}');
    await until(() => element.shadowRoot!.querySelector('#token-error')!.textContent.includes('nhập mã'));
    await keys('mã có dấu{Enter}');
    await until(() => element.shadowRoot!.querySelector('#token-error')!.textContent.includes('không đúng'));
    expect(element.shadowRoot!.activeElement).toBe(field);
  });

  it('leaves the token in no attribute, no storage, no address', async () => {
    const element = document.createElement('yk-moderation');
    element.endpoint = '/khong-co-may-chu';
    document.body.append(element);
    await until(() => element.shadowRoot!.querySelector('#token'));
    element.shadowRoot!.querySelector<HTMLElement>('#token')!.focus();
    await keys(`${token}{Enter}`);
    await until(() => element.shadowRoot!.querySelector('#token-error')!.textContent);
    const markup = element.outerHTML + element.shadowRoot!.innerHTML;
    expect(markup + JSON.stringify([localStorage, sessionStorage]) + location.href + document.cookie).not.toContain(
      token,
    );
  });

  it('is asked for again when the token is no longer taken', async () => {
    const queue = await readyQueue({ items: queueItems(2) });
    queue.fake.intercept = () => {
      throw new CommentError('unauthorized');
    };
    await queue.press('Duyệt', queue.row('1'));
    await until(() => queue.find('[role=alert]'));
    expect(queue.rows).toHaveLength(0);
  });
});

describe('a list that cannot be loaded anew', () => {
  it('stays, and says so above its rows', async () => {
    const queue = await readyQueue();
    queue.fake.intercept = (method) => {
      if (method === 'listQueue') throw new CommentError('network');
    };
    await userEvent.fill(queue.find('#search')!, 'chợ');
    await until(() => queue.find('.stale'));
    expect(queue.ids).toHaveLength(4);
    expect(queue.find('.stale')!.compareDocumentPosition(queue.rows[0]!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    queue.fake.intercept = undefined;
    await queue.press('Thử lại');
    await until(() => queue.find('.empty'));
  });
});
