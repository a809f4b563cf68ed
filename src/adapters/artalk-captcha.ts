import type { Challenge, ChallengeImage } from '../core/challenge.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { fail } from '../protocol/decode.js';

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
      const image = imageOf(imgData) ?? fail('.img_data', 'a PNG or JPEG picture');
      live = randomId();
      // Five minutes (Artalk's `CaptchaExpiration`).
      return { id: live, kind: 'image', expiresInMs: 300_000, alternatives: [], image };
    },
    use(id) {
      if (id !== live) throw new CommentError('challenge');
      live = undefined;
    },
  };
}

/** A picture with its size, which only its own header tells. */
export function imageOf(src: string): ChallengeImage | undefined {
  const [, data] = /^data:image\/(?:png|jpeg);base64,([\w+/]+=*)$/.exec(src) ?? [];
  if (!data || data.length % 4) return undefined;
  const bytes = atob(data);
  const two = (at: number): number => bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
  // PNG: the first chunk (PNG, 11.2.2). JPEG: the frame header, behind segments that say how long they are (ITU T.81, B.2.2).
  let at = 2;
  if (bytes.startsWith('\x89PNG\r\n')) at = 14;
  else if (two(0) !== 0xffd8) return undefined;
  else
    while (at < bytes.length && !/[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]/.test(bytes[at + 1] ?? ''))
      at += 2 + two(at + 2);
  const [width, height] = at === 14 && bytes.startsWith('\x89') ? [two(18), two(22)] : [two(at + 7), two(at + 5)];
  // Four letters and digits: `steambap/captcha`, which Artalk draws with, makes no other number by itself.
  return width > 0 && width <= 2000 && height > 0 && height <= 2000 ? { src, width, height, length: 4 } : undefined;
}
