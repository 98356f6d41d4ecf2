import { measureList } from './bench-list.ts';
import { measureSteps } from './bench-steps.ts';
import { postgresBinaries, startPostgres } from './postgres.ts';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly ok: boolean;
}

/** Measures what takes time, on a quiet machine, and prints it beside its budget. Exit code 1 where one is exceeded. */
async function bench(): Promise<void> {
  const rows: Row[] = [];
  const server = postgresBinaries() ? await startPostgres() : undefined;
  for (const [database, url] of [
    ['PGlite', undefined],
    ['PostgreSQL', await server?.createDatabase()],
  ] as const) {
    if (database === 'PostgreSQL' && url === undefined) continue;
    for (const [step, samples] of await measureSteps(60, url)) {
      const own = median(samples.slice(10));
      rows.push({
        what: `own time, ${database}, ${step}`,
        measured: `${own.toFixed(2)} ms`,
        budget: '5 ms',
        ok: own <= 5,
      });
    }
  }
  await server?.stop();
  const list = await measureList([100, 10_000], 7);
  const few = median(list.get(100) ?? []);
  const many = median(list.get(10_000) ?? []);
  rows.push({
    what: 'bank list usable, 100 banks',
    measured: `${few.toFixed(0)} ms`,
    budget: 'see docs/performance.md',
    ok: true,
  });
  rows.push({
    what: 'bank list usable, 10,000 banks',
    measured: `${(many / few).toFixed(2)} times as long`,
    budget: '1.15 times',
    ok: many / few <= 1.15,
  });
  for (const row of rows) {
    console.log(
      `${row.ok ? 'ok  ' : 'OVER'} ${row.what.padEnd(40)} ${row.measured.padStart(20)}   ${row.budget}`,
    );
  }
  process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
}

await bench();
