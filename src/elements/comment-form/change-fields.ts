import type { FieldDefinition } from '../../core/field.js';
import type { FormHost } from './form-host.js';

/**
 * Shows other fields than were shown. Lit gives a control to whatever field stands in its place now: what was typed goes with its name, so that no
 * phone number becomes a title; and who was writing writes on.
 */
export async function changeFields(host: FormHost, fields: readonly FieldDefinition[]): Promise<void> {
  const root = host.renderRoot as ShadowRoot;
  const controls = (): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>('.fields [name]:not([type=checkbox])'),
  ];
  const typed = new Map(controls().map(({ name, value }) => [name, value]));
  const active = root.activeElement as HTMLInputElement | null;
  const { id, selectionEnd } = active ?? {};
  host.shown = fields;
  await host.updateComplete;
  for (const control of controls()) {
    const value = typed.get(control.name) ?? '';
    if (control.value !== value) control.value = value;
  }
  const now = id ? root.querySelector<HTMLInputElement>(`.fields #${id}`) : null;
  if (!now || now === root.activeElement) return;
  now.focus();
  if (now.localName === 'textarea') now.setSelectionRange(selectionEnd ?? null, selectionEnd ?? null);
}
