import type { LitElement } from 'lit';
import type { ChallengeAnswer } from '../../core/challenge.js';
import { adoptLate } from './adopt-styles.js';
import { challengeStyles } from './challenge.styles.js';
import { challengeTemplate, type ChallengeTemplateView } from './challenge.js';
import { errorStyles } from './error.js';
import type { LocaleController } from '../../controllers/locale.js';
import { ChallengeState } from '../../state/challenge.js';
import { systemClock } from '../../state/clock.js';
import type { PageSource } from '../../state/page-source.js';
import type { SoundPlayer } from './sound-player.js';

export interface ChallengeHost extends LitElement {
  readonly locale: LocaleController;
}

/** The challenge inside a host's own shadow root: its state, its sound, its template. Shared by the form and by `yk-captcha`. */
export class ChallengeController {
  readonly state: ChallengeState;
  /** What the host should say aloud, once. */
  onAnnounce: (text: string) => void = () => undefined;
  /** In words, under the field. */
  error: string | undefined;
  readonly #host: ChallengeHost;
  readonly #source: PageSource;
  readonly #onDigits: (() => void) | undefined;
  #sound: SoundPlayer | undefined;
  #shownId: string | undefined;

  constructor(host: ChallengeHost, source: PageSource, purpose: string, onDigits?: () => void) {
    this.#host = host;
    this.#source = source;
    this.#onDigits = onDigits;
    this.state = new ChallengeState({
      adapter: source.adapter,
      clock: systemClock,
      page: source.page.id,
      purpose,
      locale: host.locale.code,
      // Proof of work is for the few who choose it, or whose backend asks for it.
      solve: async (pow, signal) => (await import('../../state/solve-proof.js')).solveProof(pow, signal),
      requestToken: async (token) => {
        const { TokenRequestEvent: Request } = await import('../events.js');
        const request = new Request(token);
        host.dispatchEvent(request);
        return request.answer();
      },
    });
    this.state.subscribe(this.#onChange);
    adoptLate(host, errorStyles, challengeStyles);
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('input#f-challenge');
  }

  /** Fetches a challenge unless there is one: at the first focus or key. */
  ensure(): void {
    this.state.ensure();
  }

  /** What could be sent now, or nothing. */
  peek(): ChallengeAnswer | undefined {
    const { challenge, way } = this.state.value;
    const digits = this.#input?.value ?? '';
    const length = challenge?.image?.length;
    return way === 'image' && length && digits.length !== length ? undefined : this.state.answer(digits);
  }

  /** What to send, or nothing; then `error` says what is missing. */
  answer(): ChallengeAnswer | undefined {
    const { t } = this.#host.locale;
    const { challenge, phase, way } = this.state.value;
    const answer = this.peek();
    const length = challenge?.image?.length;
    if (answer) this.error = undefined;
    else if (phase === 'failed') this.error = t('captcha.failed');
    else if (way !== 'image') this.error = t('captcha.working');
    else this.error = length && this.#input?.value ? t('captcha.digits', { n: length }) : t('captcha.required');
    return answer;
  }

  /** Resolves when a proof of work that is under way has ended, so that nobody must press twice. */
  async settled(): Promise<void> {
    const working = () =>
      this.state.value.way === 'pow' && this.state.value.phase !== 'failed' && this.state.value.solution === undefined;
    if (!working() || this.state.value.phase === 'idle') return;
    await new Promise<void>((resolve) => {
      const stop = this.state.subscribe(() => {
        if (working()) return;
        stop();
        resolve();
      });
    });
  }

  render(locked = false): ReturnType<typeof challengeTemplate> {
    const view: ChallengeTemplateView = {
      state: this.state,
      sound: this.#sound,
      error: this.error,
      locked,
      audible: !!this.#source.adapter.requestSound,
      t: this.#host.locale.t,
      onRefresh: this.#onRefresh,
      onListen: () => void this.#onListen(),
      onWay: this.#onWay,
      onTyped: () => this.#mend(),
      ...(this.#onDigits && { onDigits: this.#onDigits }),
    };
    return challengeTemplate(view);
  }

  /** Ends sound and requests for good: the host has another source, or is gone. */
  dispose(): void {
    this.state.reset();
    this.#sound?.close();
  }

  /** Takes the error back once there is something to send. */
  #mend(): void {
    if (!this.error || !this.peek()) return;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  readonly #onChange = (): void => {
    this.#host.requestUpdate();
    if (this.state.value.way !== 'image') this.#mend();
    const id = this.state.value.challenge?.id;
    if (id === this.#shownId) return;
    this.#shownId = id;
    this.#sound?.reset();
    // The digits of another picture would only be refused.
    const input = this.#input;
    if (input) input.value = '';
    this.#onDigits?.();
  };

  readonly #onRefresh = async (): Promise<void> => {
    this.error = undefined;
    await this.state.refresh();
    await this.#host.updateComplete;
    if (this.state.value.phase !== 'ready') return;
    this.onAnnounce(this.#host.locale.t('captcha.refreshed'));
    this.#input?.focus();
  };

  readonly #onWay = async (way: 'image' | 'pow'): Promise<void> => {
    this.error = undefined;
    this.#sound?.reset();
    await this.state.refresh(way);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#f-challenge')?.focus();
  };

  async #onListen(): Promise<void> {
    const { challenge } = this.state.value;
    if (!challenge) return;
    const { adapter } = this.#source;
    const { code, t } = this.#host.locale;
    try {
      const { SoundPlayer: Player } = await import('./sound-player.js');
      this.#sound ??= new Player(() => this.#host.requestUpdate());
      await this.#sound.toggle(challenge.id, () => adapter.requestSound!({ id: challenge.id, locale: code }));
      // Whoever listens types what is heard: no second journey to the field.
      if (this.#sound.playing) this.#input?.focus();
    } catch {
      this.error = t('captcha.silent');
      this.onAnnounce(this.error);
      this.#host.requestUpdate();
    }
  }
}
