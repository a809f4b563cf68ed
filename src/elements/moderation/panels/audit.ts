import { html, nothing, type TemplateResult } from 'lit';
import type { AuditEntry } from '../../../core/moderation.js';
import { ModerationAudit } from '../../../state/moderation-audit.js';
import type { Desk, Panel } from '../panel.js';
import { timeTemplate, wordFor } from '../words.js';
import { askedTemplate } from './asked.js';

/** Who did what, the newest first: of everything, or of one comment. */
export function auditPanel(desk: Desk, comment?: string): Panel {
  const { t, moderation, update } = desk;
  const audit = new ModerationAudit(moderation, comment);
  audit.subscribe(update);
  void audit.more();
  return {
    title: t('moderation.tools.audit'),
    stop: () => audit.stop(),
    render: () =>
      askedTemplate(desk, audit, ({ items, next }) =>
        items.length
          ? html`<table class="audit">
                <thead>
                  <tr>
                    <th scope="col">${t('moderation.audit.at')}</th>
                    <th scope="col">${t('moderation.audit.actor')}</th>
                    <th scope="col">${t('moderation.audit.action')}</th>
                    <th scope="col">${t('moderation.audit.about')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${items.map((entry) => lineTemplate(entry, desk))}
                </tbody>
              </table>
              ${
                next
                  ? html`<button type="button" part="button more" @click=${() => void audit.more()}>
                      ${t(audit.value.phase === 'busy' ? 'moderation.loading' : 'moderation.more.rows')}
                    </button>`
                  : nothing
              }`
          : html`<p class="muted">${t('moderation.audit.none')}</p>`,
      ),
  };
}

function lineTemplate({ at, actor, action, comment, page, detail }: AuditEntry, { t, code }: Desk): TemplateResult {
  const who = /^(author|system)$/.test(actor) ? t(`moderation.audit.${actor as 'author' | 'system'}`) : actor;
  const about = [comment && t('moderation.audit.comment', { id: comment }), page, detail].filter(Boolean);
  return html`<tr>
    <td>${timeTemplate(at, code)}</td>
    <td><bdi>${who}</bdi></td>
    <td>${wordFor(t, 'action', action)}</td>
    <td>${about.map((text) => html`<bdi class="about">${text}</bdi> `)}</td>
  </tr>`;
}
