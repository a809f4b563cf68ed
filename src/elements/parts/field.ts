import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDefinition } from '../../core/field.js';

export interface FieldView {
  readonly field: FieldDefinition;
  readonly label: string;
  /** The locale's text for the empty choice of a select. */
  readonly choose: string;
  /** What is wrong with it. */
  readonly error?: TemplateResult | undefined;
  /** Characters left, in words. */
  readonly counter?: string | undefined;
  /** The text is on its way and must not change. */
  readonly locked?: boolean | undefined;
}

/** `name` tokens of WHATWG HTML 4.10.18.7: browsers fill these from the reader's address book. */
const autocomplete: Readonly<Record<string, string>> = { name: 'name', phone: 'tel', email: 'email', url: 'url' };

/** Label, field, counter and error of one field, in this order. Fields are uncontrolled: what is typed is never written over. */
export function fieldTemplate(view: FieldView): TemplateResult {
  const { field, label, error, counter } = view;
  const { name, type, required, hint } = field;
  const text = html`${label}${required ? html`<span class="star" aria-hidden="true">(*)</span>` : nothing}`;
  const foot = html`${hint ? html`<p class="muted hint" id="h-${name}">${hint}</p>` : nothing}
    ${counter ? html`<p class="muted counter" id="c-${name}">${counter}</p>` : nothing}
    <p class="error" part="error" id="e-${name}">${error}</p>`;
  const control = controlTemplate(view);
  return type === 'checkbox'
    ? html`<div class="field checkbox" part="field field-${name}">
        <label part="label">${control}<span>${text}</span></label
        >${foot}
      </div>`
    : html`<div class="field ${type}" part="field field-${name}">
        <label part="label" for="f-${name}">${text}</label>${control}${foot}
      </div>`;
}

function controlTemplate({ field, choose, error, counter, locked }: FieldView): TemplateResult {
  const { name, type, required, hint, options } = field;
  const describedBy = `${hint ? `h-${name} ` : ''}${counter ? `c-${name} ` : ''}e-${name}`;
  const invalid = !!error;
  if (type === 'textarea') {
    return html`<textarea
      id="f-${name}"
      part="control textarea"
      name=${name}
      rows="5"
      dir="auto"
      ?required=${required}
      ?readonly=${locked}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
    ></textarea>`;
  }
  if (type === 'select') {
    return html`<select
      id="f-${name}"
      part="control select"
      name=${name}
      ?required=${required}
      ?disabled=${locked}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
    >
      <option value="">${choose}</option>
      ${options?.map((option) => html`<option value=${option.value}>${option.label}</option>`)}
    </select>`;
  }
  if (type === 'checkbox') {
    return html`<input
      id="f-${name}"
      part="control checkbox"
      type="checkbox"
      name=${name}
      value="true"
      ?required=${required}
      ?disabled=${locked}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
    />`;
  }
  const mode = type === 'text' ? nothing : type;
  return html`<input
    id="f-${name}"
    part="control input"
    type=${type}
    name=${name}
    dir=${type === 'text' ? 'auto' : 'ltr'}
    autocomplete=${autocomplete[name] ?? 'off'}
    inputmode=${mode}
    ?required=${required}
    ?readonly=${locked}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
  />`;
}
