/**
 * Sound as a WAV file: the one format that Dify takes and every browser can make without a library.
 *
 * @see http://soundfile.sapp.org/doc/WaveFormat/
 */

/** Samples in a second: all that recognition of speech listens to. */
export const SAMPLE_RATE = 16_000;

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** @param samples of one channel, from −1 to 1; what is louder is cut off. */
export function wavOf(samples: Float32Array): ArrayBuffer {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const file = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes));
  const word = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i += 1) file.setUint8(at + i, letters.charCodeAt(i));
  };
  word(0, 'RIFF');
  file.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  word(8, 'WAVEfmt ');
  file.setUint32(16, 16, true); // bytes of this description
  file.setUint16(20, 1, true); // plain samples, not compressed
  file.setUint16(22, 1, true); // channels
  file.setUint32(24, SAMPLE_RATE, true);
  file.setUint32(28, SAMPLE_RATE * BYTES_PER_SAMPLE, true);
  file.setUint16(32, BYTES_PER_SAMPLE, true);
  file.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  word(36, 'data');
  file.setUint32(40, dataBytes, true);
  for (let i = 0; i < samples.length; i += 1) {
    const sample = Math.max(-1, Math.min(1, samples[i] ?? 0));
    file.setInt16(HEADER_BYTES + i * BYTES_PER_SAMPLE, Math.round(sample * 0x7fff), true);
  }
  return file.buffer;
}

/** The mean of all channels, as one. */
export function mixed(channels: readonly Float32Array<ArrayBuffer>[]): Float32Array<ArrayBuffer> {
  const [first] = channels;
  if (!first || channels.length === 1) return first ?? new Float32Array();
  return first.map((_, i) => channels.reduce((sum, channel) => sum + (channel[i] ?? 0), 0) / channels.length);
}

/** The loudest sample, from 0 to 1. */
export function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}
