/**
 * Random bits from the platform's CSPRNG as base64url without padding: 16 bytes → 22 characters.
 * `crypto.getRandomValues` also exists on `http://` pages, where `crypto.randomUUID` and `crypto.subtle` do not.
 */
export function randomId(bytes = 16): string {
  const text = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes)));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
