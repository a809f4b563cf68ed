/**
 * The one way to a URL attribute. Gives back an absolute `http:`, `https:`, `mailto:` or `tel:` URL, or `undefined`.
 * It parses as a browser does, so that tabs, line breaks and control characters inside a scheme hide nothing.
 * @param base absolute URL that relative ones are resolved against.
 */
export function safeUrl(url: string | undefined | null, base?: string): string | undefined {
  if (!url) return undefined;
  try {
    const parsed = new URL(url, base);
    return /^(https?|mailto|tel):$/.test(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}
