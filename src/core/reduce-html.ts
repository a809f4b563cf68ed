import { decodeEntities } from './html-entities.js';
import { isAddress, plainText, type RichNode, type RichTag } from './rich-text.js';
import { repairText } from './text.js';
import { safeUrl } from './url.js';

export interface ReducedHtml {
  /** Plain text, as `Comment.content` has it. */
  readonly content: string;
  /** The safe tree; absent where plain text with its addresses says as much. */
  readonly rich?: readonly RichNode[];
}

interface Open {
  readonly tag: RichTag;
  readonly href?: string;
  readonly children: RichNode[];
}

const names: Readonly<Record<string, RichTag>> = { b: 'strong', i: 'em', tt: 'code', kbd: 'code', samp: 'code' };
const same = /^(br|a|em|strong|code|pre|blockquote|ul|ol|li)$/;
const paragraph =
  /^(p|div|h[1-6]|article|aside|section|header|footer|main|nav|figure|figcaption|details|summary|address|center|dl|dt|dd|table|tr|form|fieldset|hr)$/;
/** What stands inside is not for readers, or would not be text. */
const hidden =
  /^(script|style|head|title|template|noscript|noembed|noframes|xmp|plaintext|textarea|select|iframe|object|svg|math|audio|video)$/;
const inline = /^(a|em|strong|code)$/;
const holder = /^(blockquote|ul|ol|li)$/;
/** Deeper than people quote. What lies below keeps its words and loses its place. */
const deepest = 16;

// A comment, a tag with its attributes (an open quotation mark reaches to the end, as in browsers), a declaration, text, or a sign that is none.
const token =
  /<!--[^]*?(?:-->|$)|<(\/?)([a-z][^\s/>]*)((?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*)(>|$)|<[!?/][^>]*(?:>|$)|[^<]+|</gi;
const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/**
 * The one way from HTML that another backend returns to what is shown: a small safe tree and the same as plain text. Nothing of the input is ever markup again: text becomes text
 * nodes, and of attributes only a link's address is read, through `safeUrl`. It parses much as browsers do; where it does not, words may stand elsewhere, never a script.
 * @param base absolute URL that relative links are resolved against.
 */
export function reduceHtml(html: string, base?: string): ReducedHtml {
  const tree = parse(html, base);
  const content = plainText(tree);
  return says(tree) ? { content, rich: tree } : { content };
}

/** Whether there is more in it than paragraphs and bare addresses. */
function says(nodes: readonly RichNode[]): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string' || node.tag === 'br') return false;
    const { tag, href = '', children = [] } = node;
    return tag === 'a' ? !isAddress(plainText(children), href) : tag !== 'p' || says(children);
  });
}

function parse(html: string, base: string | undefined): RichNode[] {
  const root: RichNode[] = [];
  const stack: Open[] = [];

  const top = (): Open | undefined => stack.at(-1);
  const within = (tag: RichTag): boolean => stack.some((open) => open.tag === tag);
  const close = (): void => {
    const { tag, href, children } = stack.pop()!;
    trimEnd(tag, children);
    if (children.length > 0) (top()?.children ?? root).push({ tag, ...(href && { href }), children });
  };
  const closeWhile = (test: (tag: RichTag) => boolean): void => {
    while (stack.length > 0 && test(top()!.tag)) close();
  };
  const open = (tag: RichTag, href?: string): void => {
    if (stack.length < deepest) stack.push({ tag, ...(href && { href }), children: [] });
  };
  /** Ends whatever line is being written. */
  const newBlock = (): void => closeWhile((tag) => !holder.test(tag));
  const newParagraph = (): void => {
    newBlock();
    const { tag, children = [] } = top() ?? {};
    if (tag === 'li' && typeof children.at(-1) === 'string') children.push({ tag: 'br' });
  };
  /** Where the end tag of what is hidden stands. */
  const endOf = (name: string, from: number): number => {
    const ending = new RegExp(`</${name}(?![^\\s/>])`, 'gi');
    ending.lastIndex = from;
    return ending.exec(html)?.index ?? html.length;
  };
  /** Text and line elements need a paragraph, or an item, around them. */
  const needLine = (): void => {
    const tag = top()?.tag;
    if (tag === 'ul' || tag === 'ol') open('li');
    else if (tag === undefined || tag === 'blockquote') open('p');
  };
  const write = (text: string): void => {
    const pre = within('pre');
    const shown = pre ? text : text.replace(/[\t\n\f\r ]+/g, ' ');
    if (!pre && !shown.trim() && !/^(p|li|a|em|strong|code)$/.test(top()?.tag ?? '')) return;
    needLine();
    const { children } = top()!;
    const line = pre || !startsLine(stack) ? shown : shown.trimStart();
    if (!line) return;
    if (typeof children.at(-1) === 'string') children.push(`${children.pop() as string}${line}`);
    else children.push(line);
  };

  const tokens = new RegExp(token);
  for (let found = tokens.exec(html); found; found = tokens.exec(html)) {
    const [whole, slash, written, attributes = '', end] = found;
    if (written === undefined) {
      if (!/^<[!?/]/.test(whole)) write(repairText(decodeEntities(whole)));
      continue;
    }
    const name = written.toLowerCase();
    // A tag that never ends is none, as in browsers.
    if (!end) break;
    if (hidden.test(name)) {
      if (!slash && !(/^(svg|math)$/.test(name) && attributes.endsWith('/')))
        tokens.lastIndex = endOf(name, tokens.lastIndex);
    } else if (paragraph.test(name)) {
      newParagraph();
    } else if (name === 'img') {
      if (!slash) picture(readAttributes(attributes));
    } else if (name === 'td' || name === 'th') {
      write(' ');
    } else {
      const tag = Object.hasOwn(names, name) ? names[name]! : same.test(name) ? (name as RichTag) : undefined;
      if (tag) (slash ? leave : enter)(tag, attributes);
    }
  }
  closeWhile(() => true);
  return root;

  function enter(tag: RichTag, attributes: string): void {
    if (tag === 'br') {
      if (stack.length > 0) top()!.children.push({ tag });
    } else if (inline.test(tag)) {
      const href = tag === 'a' ? safeUrl(readAttributes(attributes).href?.trim(), base) : undefined;
      if ((tag === 'a' && !href) || within(tag) || within('pre')) return;
      needLine();
      open(tag, href);
    } else {
      newBlock();
      if (tag === 'li') {
        // An item ends the one before it; one without a list is a paragraph.
        const list = stack.findLastIndex((each) => each.tag === 'ul' || each.tag === 'ol');
        if (list < 0) return;
        while (stack.length > list + 1) close();
      } else if (/^[uo]l$/.test(top()?.tag ?? '')) open('li');
      open(tag);
    }
  }

  function leave(tag: RichTag): void {
    if (tag === 'br' || !within(tag)) return;
    // A line element never ends the block around it.
    if (inline.test(tag) && !stack.slice(stack.findLastIndex((each) => each.tag === tag)).every(isInline)) return;
    while (top()!.tag !== tag) close();
    close();
  }

  /** By its words: small pictures are letters of a kind. Without words, a link to it. */
  function picture({ alt = '', src = '' }: Readonly<Record<string, string>>): void {
    const href = safeUrl(src, base);
    if (alt.trim()) write(alt);
    else if (href && /^https?:/.test(href)) {
      needLine();
      top()!.children.push(within('a') ? href : { tag: 'a', href, children: [href] });
    }
  }
}

const isInline = ({ tag }: Open): boolean => inline.test(tag);

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', quoted, apostrophes, bare] of text.matchAll(attribute)) {
    // The first of two of one name counts, as in browsers.
    const key = name.toLowerCase();
    if (/^(href|src|alt)$/.test(key)) found[key] ??= repairText(decodeEntities(quoted ?? apostrophes ?? bare ?? ''));
  }
  return found;
}

/** White space at the start of a line is the source's, not the writer's. */
function startsLine(stack: readonly Open[]): boolean {
  for (const { tag, children } of stack.toReversed()) {
    const last = children.at(-1);
    if (last !== undefined) return typeof last === 'string' ? last.endsWith(' ') : last.tag === 'br';
    if (!inline.test(tag)) return true;
  }
  return true;
}

function trimEnd(tag: RichTag, children: RichNode[]): void {
  if (tag === 'pre') {
    // The line break behind <pre> is markup's.
    if (typeof children[0] === 'string') children[0] = children[0].replace(/^\n/, '').trimEnd();
  } else if (!inline.test(tag)) {
    for (let last = children.at(-1); last !== undefined; last = children.at(-1)) {
      if (typeof last === 'string') {
        const text = last.trimEnd();
        if (text) return void (children[children.length - 1] = text);
      } else if (last.tag !== 'br') return;
      children.pop();
    }
  }
}
