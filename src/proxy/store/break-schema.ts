import type { BreakKind } from '../../contract/breaks.ts';
import { bigint, index, sql, text, uniqueIndex } from './drizzle.ts';
import type { Mode } from './records.ts';
import { directpay } from './schema.ts';

/** Epoch milliseconds. */
const time = (name: string) => bigint(name, { mode: 'number' });

export const breaks = directpay.table(
  'breaks',
  {
    id: text().primaryKey(),
    mode: text().$type<Mode>().notNull(),
    provider: text().notNull(),
    kind: text().$type<BreakKind>().notNull(),
    reference: text().notNull(),
    checkoutId: text('checkout_id'),
    debitId: text('debit_id'),
    ours: text(),
    theirs: text(),
    begunAt: time('begun_at'),
    foundAt: time('found_at').notNull(),
    seenAt: time('seen_at').notNull(),
    closedAt: time('closed_at'),
  },
  (table) => [
    uniqueIndex('breaks_open')
      .on(table.mode, table.provider, table.kind, table.reference)
      .where(sql`closed_at is null`),
    index('breaks_newest').on(table.mode, table.provider, table.foundAt, table.id),
  ],
);
