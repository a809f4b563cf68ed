import type { ModerationStatus } from '../../core/moderation.js';
import { skip, type ForeignItem, type ForeignReader } from './foreign.js';
import { htmlToText } from './html-text.js';
import { readDate } from './read-date.js';
import { childOf, readElements, textOf, type XmlElement } from './xml-elements.js';

const names = new Set(['thread', 'post']);

/**
 * The XML that Disqus exports (its schema: `disqus.com/api/schemas/1.0/disqus.xsd`): threads, then posts that name thread and parent by `dsq:id`. It has no votes, and a
 * post that was deleted may have lost its text.
 */
export const readDisqus: ForeignReader = async function* (chunks) {
  let forum = '';
  for await (const element of readElements(chunks, names)) {
    // <thread dsq:id="…"/> inside a post only names one.
    if (element.parent?.name === 'post') element.parent.children.push(element);
    else if (element.name === 'thread') {
      // All threads of an export are of one forum.
      if (forum === '' && (forum = textOf(element, 'forum')) !== '') yield { kind: 'origin', origin: forum };
      yield* toPage(element);
    } else yield toComment(element);
  }
};

function* toPage(thread: XmlElement): Generator<ForeignItem> {
  const key = thread.attributes.id;
  if (key === undefined) return;
  // An embed may have named its page by the address itself.
  const address = [textOf(thread, 'link'), textOf(thread, 'id')].find((text) => /^(https?:\/)?\//.test(text)) ?? '';
  const closed = textOf(thread, 'isClosed') === 'true';
  yield {
    kind: 'page',
    page: { key, address, title: htmlToText(textOf(thread, 'title')), ...(closed && { closed }) },
  };
}

function toComment(post: XmlElement): ForeignItem {
  const id = post.attributes.id ?? textOf(post, 'id');
  if (id === '') return skip('(a post without an id)', 'it has no id');
  const thread = childOf(post, 'thread');
  const author = childOf(post, 'author');
  const status = statusOf(post);
  return {
    kind: 'comment',
    comment: {
      id,
      page: thread?.attributes.id ?? thread?.text.trim() ?? '',
      parent: childOf(post, 'parent')?.attributes.id,
      status,
      name: htmlToText(textOf(author, 'name') || textOf(author, 'username')),
      email: textOf(author, 'email'),
      url: textOf(author, 'link'),
      content: htmlToText(textOf(post, 'message')),
      // Older exports leave the Z out; they are in UTC too.
      createdAt: readDate(textOf(post, 'createdAt'), 'UTC'),
    },
  };
}

function statusOf(post: XmlElement): ModerationStatus {
  if (textOf(post, 'isSpam') === 'true') return 'spam';
  if (textOf(post, 'isDeleted') === 'true') return 'removed';
  return textOf(post, 'isApproved') === 'false' ? 'pending' : 'published';
}
