import { type DestinationStream, type Level, pino } from 'pino';
import type { LogLevel } from './log-level.ts';

/**
 * All that a log line may carry. A key that is not here is dropped, not masked: nothing of a payer, a key or a token can get
 * into a log by being passed along in an object.
 */
const allowedKeys = [
  'requestId',
  'method',
  'route',
  'status',
  'code',
  'durationMs',
  'alarm',
  'checkout',
  'call',
  'reason',
  'differs',
  'notificationId',
  'notificationType',
  'tries',
  'errorName',
  'errorCode',
  'errorAt',
  'url',
  'mode',
  'store',
  'hint',
] as const;
type LogKey = (typeof allowedKeys)[number];
/** Named keys only, so that what a line would drop is found when the code is checked. */
export type Facts = Readonly<Partial<Record<LogKey, string | number | boolean | undefined>>>;

const allowed: ReadonlySet<string> = new Set(allowedKeys);
const MAX_TEXT = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  /** Something that should not happen: the kind of error and where it arose, never its message. */
  failure(event: string, error: unknown, facts?: Facts): void;
}

/** One JSON line an event, on standard output unless `destination` is given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  const write = (at: Level, event: string, facts: Facts): void => logger[at](onlyAllowed(facts), event);
  return {
    info: (event, facts = {}) => write('info', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    failure: (event, error, facts = {}) => write('error', event, { ...facts, ...describe(error) }),
  };
}

function onlyAllowed(facts: Facts): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(facts)) {
    if (!allowed.has(key) || value === undefined || typeof value === 'object') continue;
    kept[key] = typeof value === 'string' ? value.slice(0, MAX_TEXT).replaceAll(control, '\ufffd') : value;
  }
  return kept;
}

const frame = /^ {4}at (?:.*\()?((?:file:|node:|\/)[^\s()]+:\d+:\d+)\)?$/;

/** A stack begins with the message, whose lines may look like any other. */
function stackBelow({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length);
}

/** An error's message may hold anything, so only its name, its code and the places in our code are kept. */
function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const places = stackBelow(error)
    .split('\n')
    .flatMap((line) => frame.exec(line)?.[1] ?? []);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    errorName: error.name,
    errorCode: code,
    errorAt: places
      .slice(0, 2)
      .map((place) => place.replace(/^.*\/(?=[^/]+\/[^/]+$)/, ''))
      .join(' < '),
  };
}
