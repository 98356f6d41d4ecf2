import { describe, expect, it } from 'vitest';
import { type CommitFound, CommitUnknown, StoreUnavailable } from '../store/records.ts';
import { keepAnswer, takeLease } from './keep-answer.ts';

const sleep = async (): Promise<void> => {};

/** What the database says in turn of a commit whose answer was lost; undefined stands for a database that is away. */
function lost(
  ...says: readonly (CommitFound<string> | 'nobody can tell' | undefined)[]
): CommitUnknown<string> {
  let asked = 0;
  return new CommitUnknown('Lost', async () => {
    const said = says[asked];
    asked += 1;
    if (said === undefined) throw new StoreUnavailable('Away');
    return said === 'nobody can tell' ? undefined : said;
  });
}

describe('an answer that is kept', () => {
  it('is not kept again where its commit is found, as soon as the database says so', async () => {
    let times = 0;
    const answer = keepAnswer(sleep, async () => {
      times += 1;
      throw lost(undefined, { kept: true, result: 'the answer' });
    });
    expect([await answer, times]).toEqual(['the answer', 1]);
  });

  it('is kept again where its commit was not kept, and knows that what it finds is not its own', async () => {
    const tries: boolean[] = [];
    const answer = keepAnswer(sleep, async (mayBeKept) => {
      tries.push(mayBeKept);
      if (tries.length === 1) throw lost({ kept: false });
      return 'the answer';
    });
    expect([await answer, tries]).toEqual(['the answer', [false, false]]);
  });

  it('is kept again where nobody can tell, and knows that what it finds may be its own', async () => {
    const tries: boolean[] = [];
    const answer = keepAnswer(sleep, async (mayBeKept) => {
      tries.push(mayBeKept);
      if (tries.length === 1) throw lost('nobody can tell');
      if (tries.length === 2) throw new StoreUnavailable('Away');
      return 'the answer';
    });
    expect([await answer, tries]).toEqual(['the answer', [false, true, true]]);
  });
});

it('a fault of ours is no reason to try again', async () => {
  let times = 0;
  const fails = async (): Promise<never> => {
    times += 1;
    throw new Error('A fault of ours');
  };
  await expect(keepAnswer(sleep, fails)).rejects.toThrow('A fault of ours');
  await expect(takeLease(sleep, fails)).rejects.toThrow('A fault of ours');
  expect(times).toBe(2);
});

describe('a lease that is taken', () => {
  it('is held where its commit is found, however late', async () => {
    const away = Array.from({ length: 100 }, () => undefined);
    const taken = takeLease(sleep, async () => {
      throw lost(...away, { kept: true, result: 'the lease' });
    });
    expect(await taken).toBe('the lease');
  });

  it('is looked for for ten minutes, and then given up', async () => {
    let looks = 0;
    const waited: number[] = [];
    const taken = takeLease(
      async (ms) => {
        waited.push(ms);
      },
      async () => {
        throw new CommitUnknown('Lost', async () => {
          looks += 1;
          throw new StoreUnavailable('Away');
        });
      },
    );
    await expect(taken).rejects.toBeInstanceOf(CommitUnknown);
    expect([looks, waited.length, new Set(waited)]).toEqual([600, 600, new Set([1_000])]);
  });

  it('is not looked for through a fault of ours', async () => {
    const taken = takeLease(sleep, async () => {
      throw new CommitUnknown('Lost', async () => {
        throw new Error('A fault of ours');
      });
    });
    await expect(taken).rejects.toThrow('A fault of ours');
  });

  it.each([{ kept: false } as const, 'nobody can tell' as const])(
    'is not held where the database says %o of its commit, and is not taken again',
    async (said) => {
      let times = 0;
      const taken = takeLease(sleep, async () => {
        times += 1;
        throw lost(said);
      });
      await expect(taken).rejects.toBeInstanceOf(StoreUnavailable);
      expect(times).toBe(1);
    },
  );
});
