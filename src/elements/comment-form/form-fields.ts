import type { FieldValues } from '../../core/comment.js';
import type { DraftRecord } from '../../storage/draft-storage.js';
import type { FormHost } from './form-host.js';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The text of every field, as typed. */
export function valuesOf({ shown, renderRoot }: FormHost): FieldValues {
  const values: Record<string, string> = {};
  for (const { name } of shown) {
    const control = renderRoot.querySelector<Control>(`#f-${name}`);
    if (control) values[name] = control.matches('[type=checkbox]:not(:checked)') ? '' : control.value;
  }
  return values;
}

/** Moves the focus to a field, or to an element by its id, after the next rendering. */
export function focusOn(host: FormHost, name: string): void {
  host.requestUpdate();
  void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(`#f-${name}, #${name}`)?.focus());
}

/** Puts a kept text back: what is typed is never written over. */
export async function fillFields(host: FormHost, { values }: DraftRecord): Promise<void> {
  await host.updateComplete;
  for (const control of host.renderRoot.querySelectorAll<HTMLInputElement>('[name]')) {
    const value = values[control.name];
    if (value && control.type === 'checkbox') control.checked = true;
    else if (value && !control.value) control.value = value;
    // A quote, or words that were faster than the storage: the draft stands behind them, and the caret where it was.
    else if (value && control.localName === 'textarea' && !control.value.includes(value)) {
      const { length } = control.value;
      control.setRangeText(`${/\s$/.test(control.value) ? '' : '\n\n'}${value}`, length, length, 'preserve');
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/** Lets a text field grow with its text where CSS cannot. */
export function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  while (area.scrollHeight > area.clientHeight && area.rows < 24) area.rows++;
}

/** Enter that ends a composition (Telex, Pinyin) is not Enter that sends; 229 is how Safari still says so. */
export function holdComposition(event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
}
