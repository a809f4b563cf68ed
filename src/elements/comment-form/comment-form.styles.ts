import { css } from 'lit';

export const formStyles = css`
  :host {
    container-type: inline-size;
  }
  form {
    display: grid;
    gap: var(--_gap);
  }
  .fields {
    display: grid;
    gap: 20px 16px;
  }
  @container (min-width: 560px) {
    .fields {
      grid-template-columns: 1fr 1fr;
    }
    .field {
      grid-column: 1 / -1;
    }
    /* Name and phone, or whatever two short fields stand first, share a row. */
    .text:first-child:has(+ .tel),
    .text:first-child:has(+ .email),
    .text:first-child + :is(.tel, .email) {
      grid-column: auto;
    }
  }
  .challenge {
    min-block-size: calc(var(--_field-height) * 3 + 41px);
  }
  /* Its buttons stand below one another on a phone. */
  @container (max-width: 359.98px) {
    .challenge {
      min-block-size: calc(var(--_field-height) * 5 + 69px);
    }
  }
  .challenge[hidden] {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 16px;
  }
  .primary {
    display: inline-grid;
    justify-items: center;
  }
  .primary span {
    grid-area: 1 / 1;
  }
  .gone {
    visibility: hidden;
  }
`;
