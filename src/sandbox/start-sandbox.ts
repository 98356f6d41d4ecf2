import { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox.ts';
import { serveSandbox } from './serve-sandbox.ts';

export { createSandbox, type Sandbox, type SandboxOptions };

export interface StartSandboxOptions extends SandboxOptions {
  /** A free one unless told. */
  readonly port?: number;
  /** This machine alone unless told. */
  readonly host?: string;
}

/** A sandbox that listens. `stop` ends both. */
export type StartedSandbox = Sandbox & {
  /** Where its API and its page are: the `baseUrl` of the provider. */
  readonly url: string;
};

/** A stand-in for the provider, with banks, scenarios and a ledger; no money moves. Everything is gone when it stops. */
export async function startSandbox(options: StartSandboxOptions): Promise<StartedSandbox> {
  const { port = 0, host = '127.0.0.1', ...rest } = options;
  const sandbox = createSandbox(rest);
  const served = await serveSandbox(sandbox, { host, port });
  return {
    ...sandbox,
    url: `http://${host}:${served.port}`,
    async stop() {
      await sandbox.stop();
      await served.close();
    },
  };
}
