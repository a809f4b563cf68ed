/** Addresses in a text, with a scheme or as `www.`; those in a markup's attribute count as well. */
export function countLinks(text: string): number {
  return text.match(/(?:https?:\/\/|\bwww\.)[^\s<>"']+/gi)?.length ?? 0;
}
