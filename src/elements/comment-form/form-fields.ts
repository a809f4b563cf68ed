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

/** Puts a kept text back into the fields that are empty: what is typed is never written over. */
export async function fillFields(host: FormHost, { values }: DraftRecord): Promise<void> {
  await host.updateComplete;
  for (const control of host.renderRoot.querySelectorAll<HTMLInputElement>('[name]')) {
    const value = values[control.name];
    if (value && control.type === 'checkbox') control.checked = true;
    else if (value && !control.value) control.value = value;
  }
}
