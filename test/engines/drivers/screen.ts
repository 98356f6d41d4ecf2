import type { Readable } from 'node:stream';
import { type Group, startGroup } from './processes.ts';

/** Without a graphics card, and for root, in whose name WebKit's sandbox does not start. */
const webkitEnvironment = {
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
};

export interface Screen {
  /** For a program of WebKitGTK that is to be seen there, and keeps what it writes in `home`. */
  environment(home: string): NodeJS.ProcessEnv;
  end: Group['end'];
}

/** A screen that nobody looks at. It says itself which one it is. */
export async function startScreen(): Promise<Screen> {
  const screen = startGroup('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen.child.stdio[3] as Readable);
  return {
    environment: (home) => ({
      ...process.env,
      ...webkitEnvironment,
      DISPLAY: `:${display}`,
      HOME: home,
      XDG_RUNTIME_DIR: home,
    }),
    end: screen.end,
  };
}

/** Xvfb ends where nobody listens until the end of the line. */
function firstLine(from: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    from.on('data', (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('\n')) resolve(said.trim());
    });
    from.once('end', () => reject(new Error('Xvfb did not start')));
  });
}
