import type { CSSResult, LitElement } from 'lit';

/** Adds styles of a part that arrived after its host: to the root's sheets, which a strict `style-src` allows. */
export function adoptLate(host: LitElement, ...styles: readonly CSSResult[]): void {
  const root = host.renderRoot as ShadowRoot;
  for (const { styleSheet } of styles) {
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  }
}
