import { css, html, type TemplateResult } from 'lit';

/** An error in words, with a small mark before it, so that the state is never colour alone. */
export function errorText(text: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M8 1.5 15 14H1zM8 6v4m0 1.2v1.3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linejoin="round"
      /></svg
    ><span>${text}</span>`;
}

/** Looks of a field that is wrong. They come late: nothing is wrong at first. */
export const errorStyles = css`
  .error {
    display: flex;
    gap: 6px;
    color: var(--_error);
    font-size: 0.9375em;
  }
  .error:empty {
    display: none;
  }
  .icon {
    flex: none;
    forced-color-adjust: auto;
    margin-block-start: 0.25em;
  }
  .field:has([aria-invalid='true']) {
    border-inline-start: 3px solid var(--_error);
    padding-inline-start: 12px;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
`;
