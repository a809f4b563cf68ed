import { html, nothing, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly label: string;
  readonly onPress: () => void;
}

/**
 * Further actions behind one button: a native disclosure that lies over what follows. It closes on Escape, on a choice, and when the focus leaves it.
 * @param reachable by Tab; false in rows that are not the current one.
 */
export function menuTemplate(
  label: TemplateResult | string,
  items: readonly MenuItem[],
  more: TemplateResult | typeof nothing = nothing,
  reachable = true,
): TemplateResult {
  return html`<details class="menu" @focusout=${onLeave} @keydown=${onKey}>
    <summary part="button" tabindex=${reachable ? 0 : -1}>${label}</summary>
    <div class="sheet">
      ${items.map(
        ({ label: text, onPress }) =>
          html`<button
            type="button"
            part="button"
            @click=${(event: Event) => {
              shut(event.currentTarget as HTMLElement);
              onPress();
            }}
          >
            ${text}
          </button>`,
      )}${more}
    </div>
  </details>`;
}

/** The focus goes to what opened the menu: a dialog that opens now gives it back there. */
function shut(inside: HTMLElement): void {
  const menu = inside.closest('details')!;
  menu.querySelector('summary')!.focus();
  menu.open = false;
}

function onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  // No target: another window has the focus, or a press on what takes none, such as a label in the menu.
  if (relatedTarget && !menu.contains(relatedTarget as Node)) menu.open = false;
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !(event.currentTarget as HTMLDetailsElement).open) return;
  event.stopPropagation();
  shut(event.currentTarget as HTMLElement);
}
