import { css } from 'lit';
import { tokens } from './tokens.js';

/** What every element shares: host, headings, buttons, links, focus, hidden text. */
export const base = [
  tokens,
  css`
    :host {
      display: block;
      text-align: start;
    }
    :host([hidden]) {
      display: none;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    h2 {
      margin: 0 0 16px;
      font-size: 1.375em;
      font-weight: 600;
      line-height: 1.4;
      min-block-size: 1.4em;
    }
    p {
      margin: 0;
      max-inline-size: var(--_measure);
    }
    .muted {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    button {
      font: inherit;
      color: inherit;
      min-block-size: var(--_field-height);
      padding: 8px 16px;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: transparent;
      cursor: pointer;
    }
    button:hover {
      background: var(--_tint);
    }
    button.primary {
      border-color: transparent;
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
      padding-inline: 24px;
    }
    button.primary:hover {
      opacity: 0.9;
    }
    button[aria-disabled='true'] {
      cursor: default;
      opacity: 0.75;
    }
    a {
      color: var(--_accent);
      text-underline-offset: 0.2em;
    }
    :focus-visible {
      outline: 2px solid var(--_accent);
      outline-offset: 2px;
      box-shadow: 0 0 0 6px var(--_focus-halo);
    }
    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (forced-colors: active) {
      button.primary {
        border-color: ButtonText;
        background: ButtonFace;
        color: ButtonText;
      }
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
];
