import { type CSSResult, supportsAdoptingStyleSheets } from 'lit';

/** Adds styles of a part that arrived after its host: to the root's sheets, which a strict `style-src` allows. */
export function adoptLate(root: ShadowRoot, styles: CSSResult): void {
  const sheet = supportsAdoptingStyleSheets ? styles.styleSheet : undefined;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
