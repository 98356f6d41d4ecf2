import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { makeBuild } from '../contract/open-proxy.ts';

/** The folder of a built page, for all tests of a file. */
export function withBuild(): { readonly build: string } {
  let build: string;
  beforeAll(async () => {
    build = await makeBuild();
  });
  afterAll(async () => {
    if (build !== undefined) await rm(build, { recursive: true });
  });
  return {
    get build() {
      return build;
    },
  };
}
