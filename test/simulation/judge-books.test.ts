import { expect, it } from 'vitest';
import { overMemory } from '../faults/run-database.ts';
import { createMemoryDatabase } from './database/memory-driver.ts';
import { type Books, judgeBooks, readBooks } from './judge-books.ts';
import { type KindName, kinds } from './seed-run.ts';

/** The books of a run in fair weather only, until something was taken. */
async function booksOfADebit(kind: KindName): Promise<Books> {
  const database = overMemory(createMemoryDatabase());
  for (let seed = 1; ; seed += 1) {
    const { run } = kinds[kind].make(seed, database);
    await run.start();
    run.setFaulty(false);
    for (let action = 0; action < kinds[kind].actions; action += 1) await run.act();
    await run.heal();
    const books = await readBooks(database.driver, run.ledger());
    const told = books.outbox.some(({ type }) => type === 'checkout.succeeded' || type === 'debit.succeeded');
    if (books.ledger.length > 0 && told) return books;
  }
}

it.each(['payment', 'page', 'mandate'] as const)(
  'what is wrong in the books of a %s is seen: a gap, an end after an end, a sum',
  async (kind) => {
    const books = await booksOfADebit(kind);
    expect(judgeBooks(books)).toEqual([]);

    const [first] = books.events;
    const gap = { ...books, events: books.events.filter((event) => event !== first) };
    expect(judgeBooks(gap)).toEqual([expect.stringContaining('I7: the book has a gap')]);

    const end = books.events.findLast(({ type }) => type === 'checkout.succeeded');
    const another = { seq: books.events.length + 1, type: 'checkout.expired', at: 0, data: {} };
    const endedTwice = {
      ...books,
      events: [...books.events, { ...another, checkoutId: end?.checkoutId ?? '' }],
      checkouts: books.checkouts.map((row) => ({ ...row, eventCount: row.eventCount + 1 })),
    };
    expect(judgeBooks(endedTwice)).toEqual([expect.stringContaining('I7: checkout.expired after succeeded')]);

    const [debit] = books.ledger;
    if (!debit) throw new Error('Nothing was taken');
    const takenOnceMore = { ...books, ledger: [...books.ledger, debit] };
    expect(judgeBooks(takenOnceMore)).toEqual([expect.stringContaining('do not come to the same')]);
    const untold = { ...books, outbox: [] };
    expect(judgeBooks(untold)).toEqual([expect.stringContaining('do not come to the same')]);
  },
);
