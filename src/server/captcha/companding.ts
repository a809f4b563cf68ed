/**
 * The compression constant of the mu-law curve (ITU-T G.711): 8 bits then sound like 13, because the steps are finer
 * where the sound is soft. We use the curve itself, not G.711's segments, since no telephone reads our bytes.
 */
const MU = 255;

/** Turns base64 of one signed companded byte per sample into samples from -1 to 1. */
export function expand(base64: string): Float32Array {
  const text = atob(base64);
  const samples = new Float32Array(text.length);
  for (let i = 0; i < samples.length; i++) {
    const level = ((text.charCodeAt(i) << 24) >> 24) / 127;
    samples[i] = (Math.sign(level) * (Math.pow(1 + MU, Math.abs(level)) - 1)) / MU;
  }
  return samples;
}

/** The way back: one signed byte per sample. Only the script that makes the samples needs it. */
export function compress(samples: Float32Array): Int8Array {
  return Int8Array.from(samples, (sample) => {
    const level = Math.log(1 + MU * Math.min(1, Math.abs(sample))) / Math.log(1 + MU);
    return Math.round(Math.sign(sample) * level * 127);
  });
}
