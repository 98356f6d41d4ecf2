import { ensureTools } from './ensure-tools.ts';
import { runStage } from './run-stage.ts';
import { stages } from './stages.ts';

/** Everything that has to be green, in order, each stage reported; the last line sums up. Exit code 1 on any failure. */
async function runAll(): Promise<void> {
  const missing = ensureTools();
  if (missing !== undefined) {
    console.error(missing);
    process.exitCode = 1;
    return;
  }
  const failedStages = new Set<string>();
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    if (stage.needs !== undefined && failedStages.has(stage.needs)) {
      failed += 1;
      failedStages.add(stage.name);
      console.log(`not run  ${stage.name}: needs ${stage.needs}`);
      continue;
    }
    const result = await runStage(stage);
    passed += result.tally.passed;
    failed += result.tally.failed;
    if (!result.ok) {
      failedStages.add(stage.name);
      console.log(result.output);
    } else if (stage.shown) console.log(result.output.trimEnd());
    const skipped = result.tally.skipped === 0 ? '' : `, ${result.tally.skipped} skipped`;
    const counted = stage.counted
      ? `: ${result.tally.passed} passed, ${result.tally.failed} failed${skipped}`
      : '';
    console.log(
      `${result.ok ? 'ok      ' : 'FAILED  '} ${stage.name}${counted} (${result.seconds.toFixed(1)} s)`,
    );
  }
  if (failedStages.size > 0) console.log(`Failed: ${[...failedStages].join(', ')}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

// A signal ends this process by its own exit, which ends the stage's processes and empties its folder.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
await runAll();
