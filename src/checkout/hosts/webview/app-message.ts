import type { AppToPage } from '../../../contract/bridge-messages.ts';

const LONGEST = 1_000;

const isPixels = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 10_000;

/** What each message carries besides `v` and `type`. */
const carries: Readonly<Record<AppToPage['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  'bridge.ack': { id: (value) => typeof value === 'string' },
  'host.back': {},
  'host.close': {},
  'host.resume': {},
  'host.insets': { top: isPixels, bottom: isPixels, keyboard: isPixels },
  'host.colorScheme': { scheme: (value) => value === 'light' || value === 'dark' },
};

/** What the app said, by hand, to stay small. Undefined for all that is not exactly a message of the protocol. */
export function readAppMessage(text: unknown): AppToPage | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  let data: Record<string, unknown>;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const { v, type, ...rest } = data;
  if (v !== 1 || typeof type !== 'string' || !Object.hasOwn(carries, type)) return undefined;
  const parts = Object.entries(carries[type as AppToPage['type']]);
  const isExact = Object.keys(rest).length === parts.length;
  return isExact && parts.every(([name, isGood]) => isGood(rest[name])) ? (data as AppToPage) : undefined;
}
