/** Deeper quotations are written like the last level: each level repeats its marks on every line. */
const maxQuotes = 5;

interface Frame {
  text: string;
  /** Line breaks to come before the next word. */
  breaks: number;
  link?: { readonly href: string; readonly from: number } | undefined;
}

const newFrame = (): Frame => ({ text: '', breaks: 0 });

/** Gathers plain text from what an HTML document consists of: lines, links, quotations. */
export class TextWriter {
  #frames: Frame[] = [newFrame()];
  /** Quotations that were opened beyond `maxQuotes`. */
  #beyond = 0;

  get #frame(): Frame {
    return this.#frames.at(-1)!;
  }

  /** @param asIs white space stays; otherwise it becomes single spaces. */
  write(words: string, asIs: boolean): void {
    const frame = this.#frame;
    let text = asIs ? words : words.replace(/[ \t\r\n\f]+/g, ' ');
    if (frame.breaks > 0 || frame.text === '' || /[ \n]$/.test(frame.text))
      text = asIs ? text : text.replace(/^ +/, '');
    if (text === '') return;
    if (frame.breaks > 0 && frame.text !== '') frame.text = frame.text.trimEnd() + '\n'.repeat(frame.breaks);
    frame.breaks = 0;
    frame.text += text;
  }

  /** At least so many line breaks before the next words. */
  breakLines(count: 1 | 2): void {
    this.#frame.breaks = Math.max(this.#frame.breaks, count);
  }

  /** `<br>`: two of them make an empty line, more do not. */
  breakLine(): void {
    this.#frame.breaks = Math.min(2, this.#frame.breaks + 1);
  }

  item(): void {
    this.breakLines(1);
    this.write('- ', true);
  }

  openLink(href: string | undefined): void {
    const address = href === undefined ? undefined : linkAddress(href);
    const frame = this.#frame;
    frame.link = address === undefined ? undefined : { href: address, from: frame.text.length };
  }

  closeLink(): void {
    const frame = this.#frame;
    const { link } = frame;
    frame.link = undefined;
    if (!link) return;
    const words = frame.text.slice(link.from).trim();
    if (words === '') this.write(link.href, true);
    else if (isShortFormOf(words, link.href)) {
      // White space before the words stays.
      const before = frame.text.slice(link.from).length - frame.text.slice(link.from).trimStart().length;
      frame.text = frame.text.slice(0, link.from + before) + link.href;
    } else this.write(` (${link.href})`, true);
  }

  openQuote(): void {
    if (this.#frames.length > maxQuotes) this.#beyond++;
    else this.#frames.push(newFrame());
    this.breakLines(2);
  }

  closeQuote(): void {
    if (this.#beyond > 0) {
      this.#beyond--;
      this.breakLines(2);
    } else if (this.#frames.length > 1) {
      const { text } = this.#frames.pop()!;
      const quoted = text.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>');
      this.breakLines(2);
      if (text.trim() !== '') this.write(quoted, true);
      this.breakLines(2);
    }
  }

  finish(): string {
    while (this.#frames.length > 1) {
      this.#beyond = 0;
      this.closeQuote();
    }
    return this.#frame.text
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
}

/** Disqus sends readers through a counter of its own; the address proper stands in it, behind it a code. */
function linkAddress(href: string): string | undefined {
  const trimmed = href.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  const inner = url.hostname === 'disq.us' ? url.searchParams.get('url')?.replace(/:[\w-]{16,}$/, '') : undefined;
  return inner !== undefined && /^https?:\/\//i.test(inner) ? inner : trimmed;
}

/** Whether the words of a link are its address, perhaps cut or without scheme. */
function isShortFormOf(words: string, href: string): boolean {
  const bare = (text: string): string => text.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  const cut = /(?:\.{3}|…)$/;
  if (cut.test(words)) return !/\s/.test(words) && bare(href).startsWith(bare(words.replace(cut, '')));
  return bare(words) === bare(href);
}
