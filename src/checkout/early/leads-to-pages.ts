import type { SessionView } from '../../contract/session.ts';

/** Whether a checkout that stands like this may come to a page of the provider's own, or to the choice of it. */
export function leadsToPages({ step, commands }: SessionView): boolean {
  return (
    ['choose-way', 'enter-details', 'leave-to-provider'].includes(step) || commands.includes('change-way')
  );
}
