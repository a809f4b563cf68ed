// A process that stores one comment and tells a webhook of it. Arguments: the database file, the webhook's URL, its secret. Ends only by being killed.
import '../../../tools/ts-hooks.mjs';

const [path, url, secret] = process.argv.slice(2);
const { sqliteStore } = await import('../../../../src/server/stores/sqlite.ts');
const { createNotifier } = await import('../../../../src/server/notify/notifier.ts');
const { createWebhook } = await import('../../../../src/server/notify/webhook.ts');

const store = sqliteStore({ path });
const notifier = createNotifier({ store, hooks: [createWebhook({ url, secret })] });
await notifier.deliver();
await store.acceptSubmission({
  comment: {
    id: 'killed',
    site: 'default',
    page: '/news/42',
    submissionId: 'killed',
    fingerprint: 'killed',
    status: 'pending',
    fields: { name: 'Ánh', content: 'Nội dung' },
    createdAt: Date.now(),
    score: 0,
    generation: 1,
  },
  page: { url: 'https://example.vn/news/42', title: 'Tin' },
});
setInterval(() => undefined, 1000);
