const key = 'ykien-drafts';

/**
 * Whether this device may hold a draft of this site: most readers never write, and for them the storage is not even opened. The mark stays once it
 * is set, for a killed browser loses what localStorage was told in its last minute. Blocked storage: perhaps.
 */
export function mayHaveDrafts(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

/** Sets the mark. Without it a draft is found at the first focus of the form instead of at its load. */
export function markDrafts(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    // Then every load looks.
  }
}
