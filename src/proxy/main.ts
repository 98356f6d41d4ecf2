#!/usr/bin/env node
import { ConfigError } from './config/config-error.ts';
import { inVariables, readEnvironment } from './config/environment.ts';
import { checkNodeVersion } from './config/node-version.ts';
import type { RunningProxy } from './run-proxy.ts';
import { StoreRefused } from './store/driver.ts';

/** `EX_CONFIG` of sysexits: starting again without changing something is of no use. */
const EXIT_CONFIG = 78;

async function start(): Promise<void> {
  checkNodeVersion(process.versions.node);
  const config = readEnvironment(process.env);
  // Imported once the configuration is known to be good: a wrong one is told at once.
  const [{ createLog }, { runProxy }] = await Promise.all([import('./log/log.ts'), import('./run-proxy.ts')]);
  const log = createLog(config.logLevel);
  if (process.argv[2] === 'reconcile') {
    const { runReconcile } = await import('./run-reconcile.ts');
    process.exitCode = await runReconcile(config, process.argv.slice(3), process.stdout);
    return;
  }
  if (process.argv[2] === 'erase') {
    const { runErase } = await import('./run-erase.ts');
    process.exitCode = await runErase(config, process.argv.slice(3), process.stdout);
    return;
  }
  if (process.argv[2] === 'retell') {
    const { runRetell } = await import('./run-retell.ts');
    process.exitCode = await runRetell(config, process.stdout);
    return;
  }
  let running: RunningProxy | undefined;
  let failed = false;
  const fail = (error: unknown): void => {
    if (failed) return;
    failed = true;
    log.failure('process_failed', error);
    void Promise.resolve(running?.abandon()).finally(() => process.exit(1));
  };
  // Kept for good: the runtime itself would print the next error with its text.
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const starting = runProxy(config, log);
  let stopping = false;
  const end = (): void => {
    // A terminal and npm both pass a signal on; the second one must not cut off what the first lets finish.
    if (stopping || failed) return;
    stopping = true;
    // One that cannot start tells so itself.
    starting.then(({ stop }) => stop().then(() => process.exit(failed ? 1 : 0), fail)).catch(() => {});
  };
  // Before a port is open: whoever sees it open may end us at once.
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  running = await starting;
}

start().catch((error: unknown) => {
  const reason =
    error instanceof ConfigError ? inVariables(error) : error instanceof StoreRefused ? error : undefined;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const line = reason?.message ?? `cannot start (${code})`;
  process.stderr.write(`directpay proxy: ${line.replaceAll(/\s+/g, ' ')}\n`);
  const mayPass = reason instanceof StoreRefused && reason.mayPass;
  process.exit(reason && !mayPass ? EXIT_CONFIG : 1);
});
