import type { Survivor } from './run-part.ts';

/** Why no test can notice a change, or need not. */
interface Explained {
  /** How the file's path ends. */
  readonly file: string;
  /** What the changed line begins with. */
  readonly line: string;
  /** What stands there instead; any change of the line where not given. */
  readonly replacement?: string;
  readonly why: string;
}

const explained: readonly Explained[] = [
  {
    file: 'routes/rate-limit.ts',
    line: 'if (key === undefined || perMinute === Number.POSITIVE_INFINITY) return;',
    why: 'Without an end to what is allowed, none is ever used up',
  },
  {
    file: 'routes/rate-limit.ts',
    line: 'if (allowances.size <= MANY) return;',
    why: 'It only frees memory, sooner or later',
  },
  {
    file: 'routes/rate-limit.ts',
    line: 'if (refilled(allowance) >= perMinute) allowances.delete(other);',
    why: 'It only frees memory: who is forgotten has all that is allowed, as before',
  },
  {
    file: 'mono/webhook.ts',
    line: "const given = digestOf(headers.get('mono-webhook-secret') ?? '');",
    why: 'What stands for a secret that was not sent is nobody’s secret',
  },
  {
    file: 'mono/webhook.ts',
    line: 'const mandateId = exactText(pick(data,',
    replacement: '["Stryker was here"]',
    why: 'No event has a field of that name',
  },
  {
    file: 'mono/webhook.ts',
    line: 'const cancelEvent =',
    why: 'Asked of events alone whose names begin as those of mandates',
  },
  {
    file: 'mono/webhook-subjects.ts',
    line: 'nipCode: nipCode !== undefined && /^\\d{6}$/.test(nipCode)',
    why: 'It has at most six characters, and the word "undefined" is none of digits',
  },
  {
    file: 'mono/webhook-subjects.ts',
    line: "typeof value === 'number' && Number.isFinite(value)",
    why: 'JSON has no number without an end, and what is no number is not finite',
  },
  {
    file: 'mono/outcomes.ts',
    line: 'if (!row) throw new Error(',
    why: 'There always is one; without it the next line would fail as well',
  },
  {
    file: 'checkouts/echo.ts',
    line: 'return /\\d*$/.exec(',
    why: 'The end of any text fits, be it empty: what would stand for none is never asked for',
  },
  {
    file: 'keys/field-cipher.ts',
    line: "const [keyId = '', encoded = ''] = closed.split('.');",
    why: 'What stands for a missing part is no key and no closed text either',
  },
  {
    file: 'keys/field-cipher.ts',
    line: 'const body = Buffer.concat([cipher.update(text,',
    why: 'Text is read as UTF-8 where nothing else is said',
  },
  {
    file: 'keys/field-cipher.ts',
    line: "this.name = 'FieldUnreadable';",
    why: 'The words of an error that only a programmer reads',
  },
  {
    file: 'keys/field-cipher.ts',
    line: 'super(`No configured key opens',
    why: 'The words of an error that only a programmer reads',
  },
  {
    file: 'keys/keyring.ts',
    line: 'if (!derived) {',
    why: 'It only saves work: the same key is derived again',
  },
  {
    file: 'keys/keyring.ts',
    line: 'keys.set(purpose, derived);',
    why: 'It only saves work: the same key is derived again',
  },
  {
    file: 'log/log.ts',
    line: "function stackBelow({ stack = '', message }",
    why: 'What stands for a stack has no place in it',
  },
  {
    file: 'log/log.ts',
    line: "return at < 0 ? ''",
    replacement: '"Stryker was here!"',
    why: 'What stands for a stack has no place in it',
  },
  {
    file: 'log/log.ts',
    line: '.map((place) => place.replace(',
    why: 'As much as can be is cut off in front, from wherever it is looked for',
  },
  {
    file: 'checkouts/perform.ts',
    line: 'if (mayBeKept && last && fence === held.fence && isKept)',
    replacement: 'mayBeKept || last',
    why: 'What was surely not kept has left the lease of another call',
  },
  {
    file: 'checkouts/refund-settle.ts',
    line: "const told = answer.kind === 'not-executed'",
    replacement: 'true',
    why: 'No other answer says when to ask again',
  },
  {
    file: 'checkouts/refund-settle.ts',
    line: "if (answer.kind !== 'ok' || answer.value.status === 'not-found')",
    why: 'What was not found has no reference that could equal ours',
  },
  {
    file: 'checkouts/refund-settle.ts',
    line: "if (state === 'sending') return lease?.until;",
    why: 'What is still being sent has a lease: without one it was taken back before',
  },
  {
    file: 'checkouts/settle-verify.ts',
    line: "const told = answer.kind === 'not-executed'",
    replacement: 'true',
    why: 'No other answer says when to ask again',
  },
  {
    file: 'checkouts/settle-verify.ts',
    line: 'if (other.id !== attempt.id && isLive(other)',
    replacement: 'true',
    why: 'The attempt that succeeded goes on no more',
  },
  {
    file: 'checkouts/settle-verify.ts',
    line: "(text, number = '') => (number.length > 4",
    why: 'What stands for a number that is not told stands in no narration',
  },
];

/** Why a change that no test noticed is none that matters; undefined where nobody has looked at it yet. */
export function whyUnnoticed({ file, line, replaced, replacement }: Survivor): string | undefined {
  if (/\bnew (\w*)Error\($/.test(line.slice(0, line.indexOf(replaced))) && !line.includes('ProblemError'))
    return 'The words of an error that only a programmer reads';
  return explained.find(
    (known) =>
      file.endsWith(known.file) &&
      line.startsWith(known.line) &&
      (known.replacement === undefined || known.replacement === replacement),
  )?.why;
}
