const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Bytes that start like a PNG and do not repeat, so that a lost or doubled block shows. */
export const picture = (size: number, seed = 1): Buffer =>
  Buffer.concat([
    PNG,
    Buffer.from(Uint8Array.from({ length: size - PNG.length }, (_, place) => (place * 31 + (place >> 8) * 7 + seed) % 256)),
  ]);
