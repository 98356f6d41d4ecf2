import { hostileProfile } from '../../../src/sandbox/hostile-profile.ts';
import { kindProfile, type Profile } from '../../../src/sandbox/profile.ts';
import type { Plan } from '../plan.ts';

/** The sandbox's profile of that name, but what takes minutes or hours there takes seconds: a run is real time. */
export function bankProfile(name: Plan['profile'], seed: string): Profile {
  const profile = name === 'kind' ? kindProfile : hostileProfile(seed);
  return {
    ...profile,
    notFoundMs: name === 'kind' ? 0 : 4_000,
    lateSuccessMs: 4_000,
    webhookDelayMs: 300,
    approvalMs: 1_000,
    readyMs: 1_000,
    customerNamesUnique: false,
  };
}
