import { ConfigError } from './config/config-error.ts';
import { readEnvironment } from './config/environment.ts';
import { checkNodeVersion } from './config/node-version.ts';
import { createLog } from './log/log.ts';
import { runProxy } from './run-proxy.ts';
import { StoreRefused } from './store/driver.ts';

/** `EX_CONFIG` of sysexits: starting again without changing something is of no use. */
const EXIT_CONFIG = 78;

async function start(): Promise<void> {
  checkNodeVersion(process.versions.node);
  const config = readEnvironment(process.env);
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
  const configured = error instanceof ConfigError || error instanceof StoreRefused;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const line = configured ? error.message : `cannot start (${code})`;
  process.stderr.write(`directpay proxy: ${line.replaceAll(/\s+/g, ' ')}\n`);
  process.exit(configured ? EXIT_CONFIG : 1);
});
