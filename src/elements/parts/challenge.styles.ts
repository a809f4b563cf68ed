import { css } from 'lit';

export const challengeStyles = css`
  .challenge-row {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
  }
  .picture {
    display: grid;
    place-items: center;
    inline-size: 200px;
    aspect-ratio: 200 / 64;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }
  .challenge-row input {
    flex: 1 1 9em;
    inline-size: 9em;
    max-inline-size: 14em;
    min-block-size: 52px;
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .ways button {
    padding-inline: 12px;
    border-color: var(--_line);
    color: var(--_accent);
    font-size: 0.9375em;
  }
  .state {
    padding: 12px 16px;
    border-inline-start: 3px solid var(--_border);
    background: var(--_tint);
  }
  .state.done {
    border-color: var(--_success);
  }
`;
