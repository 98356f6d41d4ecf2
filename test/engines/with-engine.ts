import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Engine, EngineName, Profile } from './drivers/driver.ts';
import { startEngine } from './drivers/start-engine.ts';

/** One engine for all tests of a group; each test has profiles of its own, which end with it. */
export function withEngine(name: EngineName): { newTab: Profile['newTab'] } {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine?.close());
  return {
    async newTab(as) {
      const profile = await engine.newProfile();
      onTestFinished(() => profile.close());
      return profile.newTab(as);
    },
  };
}
