import type { ModerationStatus } from '../../core/moderation.js';
import { skip, type ForeignItem, type ForeignPage, type ForeignReader } from './foreign.js';
import { htmlToText } from './html-text.js';
import { readDate } from './read-date.js';
import { readElements, textOf, type XmlElement } from './xml-elements.js';

const names = new Set(['item', 'comment', 'base_site_url', 'base_blog_url']);

/** `comment_approved`, as `wp-includes/comment.php` writes it. */
const statuses: Readonly<Record<string, ModerationStatus>> = {
  1: 'published',
  approve: 'published',
  0: 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'removed',
  'post-trashed': 'removed',
};

/**
 * WordPress eXtended RSS, 1.0 to 1.2: a post is an `item`, its comments stand in it, behind what is said of the post itself. WordPress leaves spam out. Trackbacks and pings
 * are no comments of readers.
 */
export const readWordPress: ForeignReader = async function* (chunks, { timeZone }) {
  let told: XmlElement | undefined;
  for await (const element of readElements(chunks, names)) {
    // In a network of sites the first is the network's, the second the blog's own.
    if (element.parent?.name === 'channel' && element.name.startsWith('base_'))
      yield { kind: 'origin', origin: element.text };
    const item = element.name === 'comment' ? element.parent : element;
    if (item?.name !== 'item') continue;
    // A closed post without comments stays closed; attachments and menus are no pages.
    const alone = element.name === 'item' && isClosed(item) && isPublic(item);
    if (told !== item && (element.name === 'comment' || alone)) {
      told = item;
      yield { kind: 'page', page: pageOf(item) };
    }
    if (element.name === 'comment') yield toComment(element, item, timeZone);
  }
};

const isClosed = (item: XmlElement): boolean => textOf(item, 'comment_status') === 'closed';

const isPublic = (item: XmlElement): boolean =>
  /^(post|page)$/.test(textOf(item, 'post_type')) && textOf(item, 'status') === 'publish';

function keyOf(item: XmlElement): string {
  return textOf(item, 'post_id') || textOf(item, 'link');
}

function pageOf(item: XmlElement): ForeignPage {
  return {
    key: keyOf(item),
    address: textOf(item, 'link'),
    title: htmlToText(textOf(item, 'title')),
    ...(isClosed(item) && { closed: true }),
  };
}

function toComment(comment: XmlElement, item: XmlElement, timeZone: string): ForeignItem {
  const id = textOf(comment, 'comment_id');
  if (id === '') return skip('(a comment without an id)', 'it has no id');
  const type = textOf(comment, 'comment_type');
  if (type !== '' && type !== 'comment') return skip(id, `it is a ${type}, not a reader's comment`);
  const approved = textOf(comment, 'comment_approved');
  const status = Object.hasOwn(statuses, approved) ? statuses[approved] : undefined;
  if (!status) return skip(id, `its state "${approved}" is not known`);
  const parent = textOf(comment, 'comment_parent');
  const utc = readDate(textOf(comment, 'comment_date_gmt'), 'UTC');
  return {
    kind: 'comment',
    comment: {
      id,
      page: keyOf(item),
      parent: parent === '' || parent === '0' ? undefined : parent,
      status,
      name: htmlToText(textOf(comment, 'comment_author')),
      email: textOf(comment, 'comment_author_email'),
      url: textOf(comment, 'comment_author_url'),
      content: htmlToText(textOf(comment, 'comment_content'), { keepLines: true }),
      createdAt: Number.isNaN(utc) ? readDate(textOf(comment, 'comment_date'), timeZone) : utc,
    },
  };
}
