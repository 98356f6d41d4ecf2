import { startChromium } from './chromium.ts';
import type { Engine, EngineName } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { startWebkit } from './webkit.ts';

const starts: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: () => startFirefox(),
  webkit: startWebkit,
};

export const engineNames = Object.keys(starts) as EngineName[];

export const startEngine = (name: EngineName): Promise<Engine> => starts[name]();

/** For what is told of Chromium by tests of its own. */
export const otherEngineNames = engineNames.filter((name) => name !== 'chromium');
