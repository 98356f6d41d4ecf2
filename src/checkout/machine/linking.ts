import { sending, stepState } from './step-states.ts';

export const reviewSharing = stepState('review-sharing', {
  on: { 'sharing.agreed': 'agreeingToShare' },
  states: { agreeingToShare: sending('agree-sharing') },
});

export const linked = stepState('linked', { entry: 'announce' });
