/**
 * The script of `/khong-may-chu`: the whole foot of a page and the moderators' queue over one object in memory. Bundled as a developer would
 * bundle it, by `../page-scripts.js`.
 */
import 'ykien/define';
import 'ykien/define/moderation';
import { memoryAdapter, memoryModeration } from 'ykien/adapters/memory';
import { randomId } from 'ykien/headless';
import { articles } from '../content/articles.js';
import { arrivals, thread } from '../content/comments/khong-may-chu.js';
import { readThread } from '../read-thread.js';
import { drawCode } from './draw-code.js';

const path = '/khong-may-chu';
const page = { id: path, url: location.origin + path, title: document.title };

/** As it was written down, with the last one some minutes old. */
function seeds() {
  const written = readThread(thread);
  const shift = Date.now() - 12 * 60_000 - Math.max(...written.map(({ createdAt }) => createdAt));
  return written.map(({ parent, name, title, content, createdAt, up, down, flags }, place) => ({
    ...{ page, id: `seed-${place}`, name, title, content, up, down },
    created: new Date(createdAt + shift).toISOString(),
    ...(parent !== undefined && { parent: `seed-${parent}` }),
    ...(flags.role && { role: flags.role[0] }),
    ...(flags.status && { status: flags.status[0] }),
  }));
}

/** Digits by the picture that shows them: comments that are made up here answer their own code. */
const shown = new Map();
const adapter = memoryAdapter({
  articles: articles.map(({ slug, title, summary, published, views }) => ({
    ...{ id: `/bai-viet/${slug}`, url: `/bai-viet/${slug}`, title, published, views, summary },
  })),
  comments: seeds(),
  digits: () => Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => byte % 10).join(''),
  picture(digits) {
    const picture = drawCode(digits);
    shown.set(picture.src, digits);
    return picture;
  },
});

document.querySelector('yk-comments').adapter = adapter;
document.querySelector('yk-moderation').moderation = memoryModeration(adapter);

let arrived = 0;
/** Somebody else writes, and somebody approves it: what an open page then hears of is all that differs from a server. */
async function letArrive() {
  const challenge = await adapter.requestChallenge({ page: path, purpose: 'comment', accept: ['image'] });
  const receipt = await adapter.submitComment({
    page,
    fields: arrivals[arrived++ % arrivals.length],
    submissionId: randomId(),
    readerKey: randomId(32),
    challenge: { id: challenge.id, answer: shown.get(challenge.image.src) },
  });
  adapter.moderate(receipt.id, 'published');
}

const button = document.querySelector('#arrive');
button.addEventListener('click', () => void letArrive());
button.hidden = false;
