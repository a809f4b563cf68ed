/**
 * Plays one sound at a time through Web Audio: a strict `media-src` forbids `<audio>`. A context can only start after a person pressed
 * something, so it is made at the first play.
 */
export class SoundPlayer {
  playing = false;
  /** It has been heard before: the next press plays it again. */
  played = false;
  readonly #changed: () => void;
  #context: AudioContext | undefined;
  #source: AudioBufferSourceNode | undefined;
  #buffer: AudioBuffer | undefined;
  #id: string | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Plays, or stops what is playing.
   * @param id of the challenge; its sound is fetched once.
   * @throws what `load` rejects with, or a `DOMException` for bytes that are no sound.
   */
  async toggle(id: string, load: () => Promise<ArrayBuffer>): Promise<void> {
    if (this.playing) return this.stop();
    this.#context ??= new AudioContext();
    this.playing = true;
    this.#changed();
    try {
      // Safari starts a context suspended unless it is resumed while the press is still being handled.
      await this.#context.resume();
      if (id !== this.#id) this.#buffer = undefined;
      this.#buffer ??= await this.#context.decodeAudioData(await load());
      this.#id = id;
      // Stopped, or closed, while it was loading.
      if (!this.playing || this.#context.state === 'closed') return;
      const source = (this.#source = this.#context.createBufferSource());
      source.buffer = this.#buffer;
      source.connect(this.#context.destination);
      source.onended = () => this.stop();
      source.start();
      this.played = true;
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  stop(): void {
    if (this.#source) this.#source.onended = null;
    this.#source?.stop();
    this.#source = undefined;
    this.playing = false;
    this.#changed();
  }

  /** A new challenge has another sound. */
  reset(): void {
    if (this.playing) this.stop();
    this.played = false;
    this.#buffer = this.#id = undefined;
  }

  /** Frees the device: browsers allow only a few contexts. */
  close(): void {
    this.reset();
    void this.#context?.close();
    this.#context = undefined;
  }
}
