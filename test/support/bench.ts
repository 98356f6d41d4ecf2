import { type ListSample, measureList } from './bench-list.ts';
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

const few = 100;
const many = 10_000;

/** The list at both lengths, against each other and against what a finger notices. */
function listRows(samples: ReadonlyMap<number, readonly ListSample[]>): Row[] {
  const middle = (size: number, of: (sample: ListSample) => number): number =>
    median((samples.get(size) ?? []).map(of));
  const usable = [few, many].map((size) => middle(size, (sample) => sample.usable)) as [number, number];
  const elements = [few, many].map((size) => middle(size, (sample) => sample.elements)) as [number, number];
  const perSize = [few, many].flatMap((size): Row[] => {
    const name = `${size.toLocaleString('en')} banks`;
    const typing = median(
      (samples.get(size) ?? []).filter(({ how }) => how === 'types').map((s) => s.typing),
    );
    const tap = middle(size, (sample) => sample.tap);
    const bytes = Math.min(...(samples.get(size) ?? []).map((sample) => sample.bytes));
    return [
      {
        what: `bank list usable, ${name}`,
        measured: `${middle(size, (sample) => sample.usable).toFixed(0)} ms`,
        budget: 'see docs/performance.md',
        ok: true,
      },
      { what: `a key until its frame, ${name}`, measured: `${typing} ms`, budget: '32 ms', ok: typing <= 32 },
      { what: `a tap until its frame, ${name}`, measured: `${tap} ms`, budget: '32 ms', ok: tap <= 32 },
      {
        what: `received until usable, ${name}`,
        measured: `${bytes} bytes`,
        budget: '14,000 bytes',
        ok: bytes <= 14_000,
      },
    ];
  });
  return [
    ...perSize,
    {
      what: 'bank list usable, 10,000 banks',
      measured: `${(usable[1] / usable[0]).toFixed(2)} times as long`,
      budget: '1.15 times',
      ok: usable[1] / usable[0] <= 1.15,
    },
    {
      what: 'elements in the page, 10,000 banks',
      measured: `${elements[1]} instead of ${elements[0]}`,
      budget: 'no more',
      ok: elements[1] <= elements[0],
    },
  ];
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
  rows.push(...listRows(await measureList([few, many], 7)));
  for (const row of rows) {
    console.log(
      `${row.ok ? 'ok  ' : 'OVER'} ${row.what.padEnd(40)} ${row.measured.padStart(20)}   ${row.budget}`,
    );
  }
  process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
}

await bench();
