import { expect, it } from 'vitest';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import { randomId } from '../../../src/core/random-id.js';
import { keys, ModerationHarness, until } from './harness.js';
import { FakeModeration } from './support.js';

it('the queue over the memory adapter: what is approved is public, what comes in is news', async () => {
  const adapter = memoryAdapter({ challenge: 'none' });
  const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Bài số 1' };
  const submit = (content: string) =>
    adapter.submitComment({ page, fields: { name: 'Lan', title: 'Góp ý', content }, submissionId: randomId() });
  const publicTexts = async () => (await adapter.listComments({ page })).items.map(({ content }) => content);
  await submit('Đường trước chợ hỏng.');
  await submit('Mong có thêm ghế đá.');
  const element = document.createElement('yk-moderation');
  element.moderation = memoryModeration(adapter);
  document.body.append(element);
  const queue = await new ModerationHarness(element, new FakeModeration()).ready();
  await until(() => queue.focused);
  await keys('a');
  await until(() => queue.rows.length === 1 && queue.focused);
  await expect.poll(publicTexts).toEqual(['Đường trước chợ hỏng.']);
  await keys('u');
  await until(() => queue.rows.length === 2);
  await expect.poll(publicTexts).toEqual([]);
  await submit('Xin hỏi giờ làm việc.');
  await until(() => queue.find('[part~=fresh]'));
  expect(queue.rows).toHaveLength(2);
});
