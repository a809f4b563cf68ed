/**
 * Encodes a WAV file: one channel, 8 bits a sample, linear PCM, which `decodeAudioData` of every browser takes.
 *
 * @param samples from -1 to 1; what is louder is cut
 * @param rate samples a second
 */
export function encodeWav(samples: Float32Array, rate: number): Uint8Array {
  const padding = samples.length & 1; // RIFF chunks have an even length
  const bytes = new Uint8Array(44 + samples.length + padding);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => {
    for (let i = 0; i < 4; i++) bytes[at + i] = text.charCodeAt(i);
  };

  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVE');
  tag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // linear PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true); // bytes a second
  view.setUint16(32, 1, true); // bytes a frame
  view.setUint16(34, 8, true); // bits a sample
  tag(36, 'data');
  view.setUint32(40, samples.length, true);
  for (let i = 0; i < samples.length; i++) {
    // 8-bit WAV is unsigned, silence is 128.
    bytes[44 + i] = Math.round(128 + 127 * Math.min(1, Math.max(-1, samples[i]!)));
  }
  return bytes;
}
