const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const openers = new Set([0x7b, 0x5b]);
const closers = new Set([0x7d, 0x5d]);

/**
 * Depth and number of keys of a JSON text, counted before it is parsed, so that a text made to be slow is turned away
 * cheaply. Broken JSON is counted as far as it reads like JSON.
 */
export function measureJson(bytes: Uint8Array): { depth: number; keys: number } {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === COLON) keys += 1;
    else if (openers.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closers.has(byte)) depth -= 1;
  }
  return { depth: deepest, keys };
}
