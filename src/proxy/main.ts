import { ConfigError } from './config/config-error.ts';
import { inVariables, readEnvironment } from './config/environment.ts';
import { checkNodeVersion } from './config/node-version.ts';
import { StoreRefused } from './store/driver.ts';

/** `EX_CONFIG` of sysexits: starting again without changing something is of no use. */
const EXIT_CONFIG = 78;

async function start(): Promise<void> {
  checkNodeVersion(process.versions.node);
  const config = readEnvironment(process.env);
  // Imported once the configuration is known to be good: a wrong one is told at once.
  const [{ createLog }, { runProxy }] = await Promise.all([import('./log/log.ts'), import('./run-proxy.ts')]);
  const log = createLog(config.logLevel);
  const running = await runProxy(config, log);
  const stop = (): void => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const fail = (error: unknown): void => {
    log.failure('process_failed', error);
    void running.abandon().finally(() => process.exit(1));
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
}

start().catch((error: unknown) => {
  const reason =
    error instanceof ConfigError ? inVariables(error) : error instanceof StoreRefused ? error : undefined;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const line = reason?.message ?? `cannot start (${code})`;
  process.stderr.write(`directpay proxy: ${line.replaceAll(/\s+/g, ' ')}\n`);
  process.exit(reason ? EXIT_CONFIG : 1);
});
