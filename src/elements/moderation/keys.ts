export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'published'
  | 'rejected'
  | 'spam'
  | 'removed'
  | 'undo'
  | 'select'
  | 'search'
  | 'help';

/** Keys without a letter, for whoever stands in the list: no preference turns them off (WCAG 2.1.4 is about characters). */
const arrows: Readonly<Record<string, Command>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** In the order in which the list of keys shows them. */
export const letters: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  a: 'published',
  r: 'rejected',
  s: 'spam',
  d: 'removed',
  u: 'undo',
  x: 'select',
  '/': 'search',
  '?': 'help',
};

export interface KeyPlace {
  /** The focus is on a row or in it. */
  readonly inList: boolean;
  /** The moderator wants letters as shortcuts. */
  readonly shortcuts: boolean;
}

/** What a key asks for, or nothing. A key that is held down moves, but decides only once. */
export function commandOf(event: KeyboardEvent, { inList, shortcuts }: KeyPlace): Command | undefined {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey, isComposing, repeat } = event;
  if (ctrlKey || altKey || metaKey || isComposing || event.defaultPrevented || typesInto(event)) return undefined;
  const arrow = Object.hasOwn(arrows, key) && inList && !shiftKey ? arrows[key] : undefined;
  // An input method says `Process`, a Cyrillic layout another letter: then the place of the key counts.
  const letter = /^[ -~]$/.test(key) ? key.toLowerCase() : (/^Key(.)$/.exec(code)?.[1]?.toLowerCase() ?? '');
  const allowed = shortcuts && Object.hasOwn(letters, letter) && (!shiftKey || /[?/]/.test(letter));
  const command = arrow ?? (allowed ? letters[letter] : undefined);
  return repeat && command !== 'next' && command !== 'previous' ? undefined : command;
}

/** Whether the key goes into a field, through shadow roots. */
function typesInto(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|button|submit)$/.test(target.type);
  return /^(TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
}
