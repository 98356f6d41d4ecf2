import type { World } from '../world.ts';

/** The address of one of the provider's own pages. `calledAt` is the address of the call that hands it out. */
export const pageAddress = ({ profile }: World, calledAt: string, path: string): string =>
  new URL(path, profile.pageOrigin ?? calledAt).href;
