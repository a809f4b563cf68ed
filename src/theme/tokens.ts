import { css } from 'lit';

/**
 * Every public CSS variable with its default. The comment above each is the documentation's table (README: "Theming").
 * What several rules need has a private `--_…` twin, so that a default is said once and a page sets `--yk-…` anywhere above the elements.
 */
export const tokens = css`
  :host {
    /* Font family. */
    font-family: var(--yk-font, inherit);
    /* Size of running text; the host page's own by default. */
    font-size: var(--yk-font-size, 1em);
    /* Line height of running text; Vietnamese stacks two marks on a letter, so keep at least 1.5. */
    line-height: var(--yk-line-height, 1.55);
    /* Text colour; the host page's own by default. */
    color: var(--yk-text, inherit);
    /* Colour of hints, dates and other quiet text; keep 4.5 : 1. */
    --_muted: var(--yk-muted, color-mix(in srgb, currentcolor 74%, transparent));
    /* Hairlines between rows. */
    --_line: var(--yk-line, color-mix(in srgb, currentcolor 16%, transparent));
    /* Borders of fields and buttons; keep 3 : 1. */
    --_border: var(--yk-border, color-mix(in srgb, currentcolor 58%, transparent));
    /* Background of fields. */
    --_surface: var(--yk-surface, light-dark(#fff, color-mix(in srgb, currentcolor 7%, transparent)));
    /* Background of the quiet areas: receipt, notices, a row under the pointer. */
    --_tint: var(--yk-tint, color-mix(in srgb, currentcolor 5%, transparent));
    /* The one accent: primary action, links, focus. */
    --_accent: var(--yk-accent, light-dark(#0b5a8f, #8cc7f5));
    /* Text on the accent. */
    --_on-accent: var(--yk-on-accent, light-dark(#fff, #06243a));
    /* Links that were visited. */
    --_visited: var(--yk-visited, light-dark(#5b4a86, #c3b4ea));
    /* Errors: icon, bar and text. */
    --_error: var(--yk-error, light-dark(#a8201a, #ffb4a8));
    /* Success: the receipt's bar. */
    --_success: var(--yk-success, light-dark(#1f6f3f, #8fd6a8));
    /* Outer ring of the focus; the inner one is the accent. */
    --_focus-halo: var(--yk-focus-halo, light-dark(#fff, #06243a));
    /* Corner radius of fields, buttons and panels. */
    --_radius: var(--yk-radius, 6px);
    /* Distance between groups. */
    --_gap: var(--yk-gap, 24px);
    /* Height of fields and buttons. */
    --_field-height: var(--yk-field-height, 44px);
    /* Font size in fields; below 16 px phones zoom in. */
    --_field-font-size: var(--yk-field-font-size, max(16px, 1em));
    /* Longest line of running text. */
    --_measure: var(--yk-measure, 68ch);
  }
`;
