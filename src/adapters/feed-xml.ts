import { decodeEntities } from '../core/html-entities.js';
import type { FeedItem } from './feed-json.js';

// Each alternative takes whatever it has looked at, also where its end is missing: a hostile text is walked through once.
const token =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!DOCTYPE[^[>]*(?:\[[^\]]*\]?[^>]*)?>?|<[!?][^>]*>?|<(\/?)([\w.:-]+)([^<>]*)>?|([^<]+)|</gi;

/** One child of an item, while it is open. */
interface Child {
  /** With its prefix. */
  readonly tag: string;
  readonly attributes: string;
  text: string;
  /** Elements of its own name that are open inside it. */
  inside: number;
}

/** Elements that tell a time, the best first. Any prefix will do: Dublin Core's `date`, Atom's `updated` in RSS. */
const times = ['published', 'pubDate', 'date', 'updated'];

/**
 * RSS 0.9 to 2.0 and Atom, as far as lists need them, without a DOM. It forgives what is not well formed, as readers of feeds do; declarations are passed over, so that no
 * entity is ever expanded, and depth is no matter.
 * @returns `undefined` when the text is no feed.
 */
export function readXmlItems(text: string): readonly FeedItem[] | undefined {
  const items: FeedItem[] = [];
  let root: string | undefined;
  let fields: Map<string, Child> | undefined;
  let own = '';
  let child: Child | undefined;

  const close = (): void => {
    const name = child && localName(child.tag);
    // The first says it; of links only one that leads to the article.
    if (name && fields && !fields.has(name) && (child!.tag === own + name || times.includes(name)) && !isOther(child!))
      fields.set(name, child!);
    child = undefined;
  };

  for (const [whole, cdata, slash, tag, attributes = '', words] of text.matchAll(token)) {
    if (child && (cdata ?? words)) child.text += cdata ?? decodeEntities(words!);
    if (!tag) continue;
    const name = localName(tag);
    root ??= name;
    if (!/^(rss|RDF|feed)$/.test(root)) return undefined;
    const isItem = name === 'item' || name === 'entry';
    const empty = attributes.endsWith('/');
    if (slash) {
      if (child && (isItem || (child.tag === tag && child.inside-- === 0))) close();
      if (isItem && fields) {
        items.push(toItem(fields, root !== 'feed'));
        fields = undefined;
      }
    } else if (child) {
      if (!empty && child.tag === tag) child.inside++;
    } else if (isItem) {
      fields = new Map();
      own = tag.slice(0, -name.length);
    } else if (fields) {
      child = { tag, attributes, text: '', inside: 0 };
      if (empty || !whole.endsWith('>')) close();
    }
  }
  return root ? items : undefined;
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

function isOther({ attributes }: Child): boolean {
  const rel = attribute(attributes, 'rel');
  return rel !== undefined && rel !== 'alternate';
}

function toItem(fields: Map<string, Child>, rss: boolean): FeedItem {
  const [title, link, guid] = ['title', 'link', 'guid'].map((name) => fields.get(name));
  const isLink = guid && attribute(guid.attributes, 'isPermaLink') !== 'false';
  return {
    // In RSS most editors escape a title twice, or once inside CDATA.
    title: rss ? decodeEntities(title?.text ?? '') : (title?.text ?? ''),
    link: (link && (attribute(link.attributes, 'href') ?? link.text)) || (isLink ? guid.text : ''),
    time: times.map((name) => fields.get(name)?.text.trim()).find(Boolean) ?? '',
    markup: !rss && attribute(title?.attributes ?? '', 'type') === 'html',
  };
}

function attribute(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decodeEntities(value);
}
