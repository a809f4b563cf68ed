import type { FormDescription } from '../../core/form.js';
import { changeFields } from './change-fields.js';
import type { FormHost } from './form-host.js';
import { wishedFields } from './wished-fields.js';

/** Shows the fields that owner and backend want together, where these are not the ones that stand there already. */
export async function takeFields(host: FormHost, { fields, consent }: FormDescription, backend: string): Promise<void> {
  const { wished, parent } = host;
  const all = wished ? wishedFields(wished, fields, backend) : [...fields];
  if (consent) all.push({ name: 'consent', type: 'checkbox', required: true, label: consent.text });
  // An answer has the title of what it answers.
  await changeFields(host, parent ? all.filter(({ name }) => name !== 'title') : all);
}
