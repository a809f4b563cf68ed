import { formatDateTime } from '../../i18n/dates.js';
import { formatAgo } from '../../i18n/relative-time.js';

/** Times that are told in words change for a day; what is older changes at the next visit. */
const youngMs = 86_400_000;

/** Writes the young times of a list anew: one walk for all of them, instead of a timer for each. */
export function tellTimes(root: ParentNode, now: number, code: string): void {
  for (const time of root.querySelectorAll('time')) {
    if (now - Date.parse(time.dateTime) > youngMs) continue;
    const text = formatAgo(time.dateTime, now, code);
    if (time.textContent !== text) time.textContent = text;
  }
}

/** A time that is pointed at or focused says exactly when. Made only then: formatting a thousand dates takes longer than drawing their comments. */
export function showExactTime(event: Event, code: string): void {
  const link = (event.target as Element).closest<HTMLElement>('[part=time]');
  const time = link?.querySelector('time');
  if (link && time && !link.title) link.title = formatDateTime(time.dateTime, code);
}
