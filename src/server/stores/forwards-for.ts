/** How long it is known what became of a forwarded comment, in milliseconds: 30 days. A reader's device sends again for 7 at most. */
export const forwardsForMs = 30 * 24 * 60 * 60 * 1000;
