import { expect, it } from 'vitest';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { openFaultyLine } from '../support/faulty-line.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';

const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
/** Beyond the deadline of a statement, with room for a slow machine. */
const WITHIN_MS = 20_000;

const open = (url: string): Promise<Store> => openServerStore({ url, keyring, clock: systemClock });

async function piecesOfAStart(direct: string): Promise<number> {
  const line = await openFaultyLine(direct);
  const store = await open(line.url);
  const pieces = line.pieces();
  await store.close();
  await line.close();
  return pieces;
}

/** How a start ends whose line falls silent before this piece, while new lines are fine. */
async function endOfAStart(direct: string, piece: number): Promise<'started' | 'gave up' | 'waits on'> {
  const line = await openFaultyLine(direct);
  line.swallowFrom(piece);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'waits on'>((resolve) => {
    timer = setTimeout(() => resolve('waits on'), WITHIN_MS);
  });
  const opening = open(line.url).then(
    async (store) => {
      await store.close();
      return 'started' as const;
    },
    () => 'gave up' as const,
  );
  const end = await Promise.race([opening, late]);
  clearTimeout(timer);
  await line.close();
  return end;
}

it('a process whose line to the database falls silent while it starts ends within seconds, whenever that is', async () => {
  const direct = await newServerDatabase();
  await (await open(direct)).close();
  const pieces = Array.from({ length: await piecesOfAStart(direct) }, (_, piece) => piece);
  const ends = await Promise.all(pieces.map((piece) => endOfAStart(direct, piece)));
  expect(ends.flatMap((end, piece) => (end === 'waits on' ? [piece] : []))).toEqual([]);
  expect(ends).toContain('gave up');
});
