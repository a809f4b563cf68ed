/**
 * How long a used challenge is remembered beyond its expiry, in milliseconds. A submit is checked for expiry before it waits for its commit (2 s at
 * most, or for a third party's answer): if the first use were forgotten in that time, the second would pass.
 */
export const challengeGraceMs = 60_000;
