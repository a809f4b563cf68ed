import { SaxesParser } from 'saxes';

/** An element that was read whole. Prefixes of names are gone. */
export interface XmlElement {
  readonly name: string;
  /** Text right below it, without that of its children. */
  text: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Without those that were given out themselves. */
  readonly children: XmlElement[];
  readonly parent: XmlElement | undefined;
}

const maxDepth = 64;
/** Longest stretch of text and markup in which no element begins or ends, in UTF-16 units: a post's text fits a hundred times. */
const maxStretch = 32 * 1024 * 1024;

/**
 * Elements of some names as they end, wherever they stand; what is around them is read on and forgotten, so that the memory needed is that of the largest.
 * Entities besides the five of XML are refused, and so is a DOCTYPE: they can make gigabytes of a line. Control characters, which some exports have and XML forbids, are dropped.
 * @throws Error with line and column, when the text is not well-formed or breaks off.
 */
export async function* readElements(
  chunks: AsyncIterable<string>,
  names: ReadonlySet<string>,
): AsyncGenerator<XmlElement> {
  const parser = new SaxesParser({ xmlns: true });
  const done: XmlElement[] = [];
  let open: XmlElement | undefined;
  let depth = 0;
  let stretch = 0;
  const at = (): string => `line ${parser.line}, column ${parser.column}`;

  parser.on('error', (error) => {
    // Its message begins with line and column: "3:14: …".
    throw new Error(`it breaks at ${at()}: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}.`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      throw new Error(`it is written in ${encoding}: convert it to UTF-8.`);
  });
  parser.on('doctype', () => {
    throw new Error('it declares a DOCTYPE, which is not read: remove the declaration.');
  });
  parser.on('opentag', (tag) => {
    stretch = 0;
    if (++depth > maxDepth) throw new Error(`its elements are nested more than ${maxDepth} deep at ${at()}.`);
    const attributes = Object.values(tag.attributes).map(({ local, value }) => [local, value] as const);
    open = { name: tag.local, text: '', attributes: Object.fromEntries(attributes), children: [], parent: open };
  });
  const addText = (text: string): void => {
    if (open) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stretch = 0;
    depth--;
    const closed = open!;
    open = closed.parent;
    if (names.has(closed.name)) done.push(closed);
    // Children of the outermost elements are what a file consists of: they are not gathered.
    else if (depth > 1 && closed.children.length < 1000) open?.children.push(closed);
  });

  for await (const chunk of chunks) {
    stretch += chunk.length;
    if (stretch > maxStretch) throw new Error(`a text before ${at()} is longer than ${maxStretch / 1024 / 1024} MB.`);
    // eslint-disable-next-line no-control-regex -- naming them is the purpose
    parser.write(chunk.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
    yield* done.splice(0);
  }
  if (depth > 0) throw new Error(`it breaks off at ${at()}, inside <${open?.name}>: the file is not whole.`);
  parser.close();
}

/** Text of the first child of a name, trimmed; empty when there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
