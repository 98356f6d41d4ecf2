import { describe, expect, it } from 'vitest';
import type { BankOutcome, Store } from '../store/store.ts';
import { conditionsOf, createBankConditions } from './bank-conditions.ts';

const minute = 60_000;
const now = Date.UTC(2026, 0, 5, 9, 0, 0);

/** Outcomes of one bank, one a second, the newest first and so old: `.` was answered, `-` was silence. */
function outcomes(institutionId: string, answers: string, newestAgoMs = 1_000): BankOutcome[] {
  return [...answers].map((answer, index) => ({
    institutionId,
    answered: answer === '.',
    askedAt: now - newestAgoMs - index * 1_000,
  }));
}

const conditionOf = (answers: string, newestAgoMs?: number) =>
  conditionsOf(outcomes('kuda', answers, newestAgoMs), now).get('kuda');

describe('a bank', () => {
  it.each([
    ['-----', 'down'],
    ['-----...............', 'down'],
    ['----.', 'troubled'],
    ['.----', 'troubled'],
    ['----', undefined],
    ['-', undefined],
    ['......--............', undefined],
    ['......------........', 'troubled'],
    ['......-----.........', undefined],
    ['....................------------------', undefined],
    ['.....', undefined],
  ])('that answered like %s is %s', (answers, condition) => {
    expect(conditionOf(answers)).toBe(condition);
  });

  it('is down no longer than ten minutes after it was last asked, then troubled for as long as that is remembered', () => {
    expect(conditionOf('-----', 10 * minute - 1)).toBe('down');
    expect(conditionOf('-----', 10 * minute)).toBe('troubled');
    expect(conditionOf('-----', 29 * minute)).toBe('troubled');
    expect(conditionOf('-----', 30 * minute)).toBeUndefined();
  });

  it('is not blamed where most banks are silent: then it is the provider', () => {
    const silent = ['a', 'b'].flatMap((id) => outcomes(id, '-----'));
    const marked = [...conditionsOf([...silent, ...outcomes('c', '.....')], now)];
    expect(marked).toEqual([]);
    const fewer = [...silent, ...outcomes('c', '.....'), ...outcomes('d', '.')];
    expect([...conditionsOf(fewer, now)]).toEqual([
      ['a', 'down'],
      ['b', 'down'],
    ]);
  });
});

describe('the conditions of banks', () => {
  function reading(answers: { current: BankOutcome[] | Error }) {
    let at = 0;
    const reads: unknown[] = [];
    const store: Pick<Store, 'bankOutcomes'> = {
      async bankOutcomes(mode, since) {
        reads.push([mode, since]);
        if (answers.current instanceof Error) throw answers.current;
        return answers.current;
      },
    };
    const conditions = createBankConditions({
      store: store as Store,
      clock: { now: () => now + at, monotonic: () => at },
      mode: 'test',
    });
    const pass = (ms: number) => {
      at += ms;
    };
    return { conditions, reads, pass };
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('keep no payer waiting: they are read behind whoever asks, at most every ten seconds', async () => {
    const { conditions, reads, pass } = reading({ current: outcomes('kuda', '-----') });
    expect([...conditions.current()]).toEqual([]);
    await settled();
    expect([...conditions.current()]).toEqual([['kuda', 'down']]);
    pass(9_999);
    conditions.current();
    expect(reads).toEqual([['test', now - 30 * minute]]);
    pass(1);
    conditions.current();
    expect(reads).toHaveLength(2);
  });

  it('are the very same while nothing has changed, and stay as read while the store does not answer', async () => {
    const answers: { current: BankOutcome[] | Error } = { current: outcomes('kuda', '-----') };
    const { conditions, pass } = reading(answers);
    conditions.current();
    await settled();
    const first = conditions.current();
    for (const next of [outcomes('kuda', '------'), new Error('gone')]) {
      answers.current = next;
      pass(10_000);
      conditions.current();
      await settled();
      expect(conditions.current()).toBe(first);
    }
    answers.current = [];
    pass(10_000);
    conditions.current();
    await settled();
    expect([...conditions.current()]).toEqual([]);
  });
});
