/** A picture as a data URL, with the size that its own header tells, in pixels. */
export interface DataPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** `undefined` for what is no PNG or JPEG, or of no size that a form has room for. */
export function dataPicture(src: string): DataPicture | undefined {
  const [, data = ''] =
    /^data:image\/(?:png|jpeg);base64,((?:[a-z\d+/]{4})+(?:[a-z\d+/]{2}==|[a-z\d+/]{3}=)?)$/i.exec(src) ?? [];
  const bytes = atob(data);
  const two = (at: number): number => bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
  let [width, height] = [NaN, NaN];
  if (bytes.startsWith('\x89PNG\r\n\x1a\n\0')) {
    // Of four bytes each the lower two (PNG, 11.2.2); no captcha is larger.
    [width, height] = [two(18), two(22)];
  } else if (two(0) === 0xffd8) {
    // The frame header stands behind segments that say how long they are (ITU T.81, B.1.1.4 and B.2.2).
    let at = 2;
    while (two(at + 2) > 0 && !/[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]/.test(bytes[at + 1] ?? ''))
      at += 2 + two(at + 2);
    [width, height] = [two(at + 7), two(at + 5)];
  }
  return width > 0 && width <= 2000 && height > 0 && height <= 2000 ? { src, width, height } : undefined;
}
