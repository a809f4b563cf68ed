/**
 * Plain digits with an optional leading `+`: full-width digits become ASCII; spaces, dots, hyphens and brackets fall away.
 * `(+84) 912 345 678` → `+84912345678`.
 */
export function normalizePhone(text: string): string {
  return text.normalize('NFKC').replace(/[\s.()\-‐-―/]/g, '');
}

/**
 * A loose check for the widget; the server checks properly. Vietnamese numbers are `0` and 9 or 10 digits (mobile and fixed
 * numbers have 10 in all, some fixed ones 11), anything international is E.164: `+` and 8 to 15 digits.
 */
export function isPhone(text: string): boolean {
  return /^(0\d{9,10}|(\+|00)[1-9]\d{7,14})$/.test(normalizePhone(text));
}
