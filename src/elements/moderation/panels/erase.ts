import { html, nothing, type TemplateResult } from 'lit';
import type { ErasePreview, EraseSubject } from '../../../core/moderation.js';
import { ModerationErasure } from '../../../state/moderation-erasure.js';
import type { Desk, Panel } from '../panel.js';
import { failureTemplate, timeTemplate } from '../words.js';

const counted = ['revisions', 'votes', 'reports', 'deliveries'] as const;
/** So many comments are named one by one. */
const named = 20;

/** Erases for good: first what goes and what cannot be reached, then a word that must be typed. Without a subject it asks for a phone number. */
export function erasePanel(desk: Desk, subject?: EraseSubject): Panel {
  const { t, moderation, queue, update } = desk;
  const erasure = new ModerationErasure(moderation);
  let mistake: 'phone' | 'word' | undefined;
  let told = false;
  erasure.subscribe(() => {
    const { phase, erased = 0 } = erasure.value;
    if (phase === 'done' && !told) {
      told = true;
      desk.say(t('moderation.erase.done', { n: erased }));
      queue.reload();
    }
    update();
  });
  if (subject) void erasure.preview(subject);
  const field = (event: Event): HTMLInputElement => (event.target as HTMLElement).querySelector('input')!;
  const onPhone = (event: SubmitEvent): void => {
    event.preventDefault();
    const phone = field(event).value.trim();
    mistake = phone ? undefined : 'phone';
    update();
    if (phone) void erasure.preview({ phone });
    else field(event).focus();
  };
  const onConfirm = (event: SubmitEvent): void => {
    event.preventDefault();
    const right = field(event).value.trim().normalize().toLocaleUpperCase() === t('moderation.erase.word');
    mistake = right ? undefined : 'word';
    update();
    if (right) void erasure.confirm();
    else field(event).focus();
  };
  const phoneTemplate = (): TemplateResult =>
    html`<form novalidate @submit=${onPhone}>
      <div class="field">
        <label for="erase-phone">${t('moderation.erase.phone')}</label>
        <input
          id="erase-phone"
          part="control"
          type="tel"
          autocomplete="off"
          data-first
          aria-invalid=${mistake === 'phone'}
          aria-describedby="erase-phone-error"
        />
        <p class="error" part="error" id="erase-phone-error">
          ${mistake === 'phone' ? t('moderation.erase.required') : ''}
        </p>
      </div>
      <button part="button submit">
        ${t(erasure.value.phase === 'previewing' ? 'moderation.loading' : 'moderation.erase.preview')}
      </button>
    </form>`;
  const confirmTemplate = (busy: boolean): TemplateResult =>
    html`<form novalidate @submit=${onConfirm}>
      <div class="field">
        <label for="erase-word">${t('moderation.erase.type', { word: t('moderation.erase.word') })}</label>
        <input
          id="erase-word"
          part="control"
          type="text"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${mistake === 'word'}
          aria-describedby="erase-word-error"
        />
        <p class="error" part="error" id="erase-word-error">
          ${mistake === 'word' ? t('moderation.erase.mistyped') : ''}
        </p>
      </div>
      <button class="primary danger" part="button submit">
        ${t(busy ? 'moderation.loading' : 'moderation.erase.button')}
      </button>
    </form>`;
  return {
    title: t('moderation.tools.erase'),
    render() {
      const { phase, preview, changed, error, erased = 0 } = erasure.value;
      if (phase === 'done') return html`<p>${t('moderation.erase.done', { n: erased })}</p>`;
      return html`${subject ? nothing : phoneTemplate()}
      ${subject && phase === 'previewing' ? html`<p class="muted">${t('moderation.loading')}</p>` : nothing}
      ${changed ? html`<p class="error" role="alert">${t('moderation.erase.changed')}</p>` : nothing}
      ${failureTemplate(t, error)}
      ${
        preview
          ? preview.comments.length
            ? html`${previewTemplate(preview, desk)} ${confirmTemplate(phase === 'erasing')}`
            : html`<p>${t('moderation.erase.none')}</p>`
          : nothing
      }`;
    },
  };
}

function previewTemplate(preview: ErasePreview, { t, code }: Desk): TemplateResult {
  const { comments, unreachable } = preview;
  return html`<section class="preview">
    <p><b>${t('moderation.erase.what')}</b></p>
    <ul>
      <li>
        ${t('moderation.erase.comments', { n: comments.length })}
        <ul>
          ${comments
            .slice(0, named)
            .map(({ page, created }) => html`<li>${timeTemplate(created, code)} · <bdi>${page}</bdi></li>`)}
          ${comments.length > named ? html`<li>…</li>` : nothing}
        </ul>
      </li>
      ${counted
        .filter((kind) => preview[kind])
        .map((kind) => html`<li>${t(`moderation.erase.${kind}`, { n: preview[kind] })}</li>`)}
    </ul>
    ${
      unreachable.length
        ? html`<p><b>${t('moderation.erase.unreachable')}</b></p>
            <ul>
              ${unreachable.map((file) => html`<li><bdi>${file}</bdi></li>`)}
            </ul>`
        : nothing
    }
  </section>`;
}
