import type { Challenge } from '../core/challenge.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { fail } from '../protocol/decode.js';
import { dataPicture } from './parts/data-picture.js';

/** Artalk keeps one code for each network address and names none: the last picture is the only one that can be answered, and once. */
export interface ArtalkCaptcha {
  /** @throws CommentError `protocol` where it is no picture. */
  challengeOf(imgData: string): Challenge;
  /** @throws CommentError `challenge` for any but the last. */
  use(id: string): void;
}

export function artalkCaptcha(): ArtalkCaptcha {
  let live: string | undefined;
  return {
    challengeOf(imgData) {
      const picture = dataPicture(imgData) ?? fail('.img_data', 'a PNG or JPEG picture');
      live = randomId();
      // Letters and digits, so no number of digits is asked for. Five minutes: Artalk’s `CaptchaExpiration`.
      const image = { ...picture, length: 0 };
      return { id: live, kind: 'image', expiresInMs: 300_000, alternatives: [], image };
    },
    use(id) {
      if (id !== live) throw new CommentError('challenge');
      live = undefined;
    },
  };
}
