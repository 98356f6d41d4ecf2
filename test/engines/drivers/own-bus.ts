import type { SpawnOptions } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Group, startGroup } from './processes.ts';

/**
 * A program on a message bus of its own, which keeps its socket in `home` and starts no services: a desktop's would outlive the program,
 * and mount folders into `home` that nobody could remove any more.
 */
export function startOnOwnBus(
  home: string,
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Group {
  const config = join(home, 'bus.conf');
  writeFileSync(
    config,
    `<busconfig>
  <type>session</type>
  <listen>unix:dir=${home}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
`,
  );
  return startGroup('dbus-run-session', [`--config-file=${config}`, '--', program, ...args], options);
}
