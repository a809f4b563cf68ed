/** What is not there for a frame does not move: an element that stays behind what has come is seen at its new place, and never on its way. */
export function skipFrame(element: HTMLElement | null): void {
  if (!element) return;
  element.hidden = true;
  requestAnimationFrame(() => requestAnimationFrame(() => (element.hidden = false)));
}
