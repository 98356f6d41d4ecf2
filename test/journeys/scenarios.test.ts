import { stories } from './scenarios.ts';
import { tellStories } from './tell-stories.ts';

tellStories(stories, [
  'choose-bank',
  'log-in',
  'confirm-payment',
  'authorise',
  'confirming',
  'paid',
  'declined',
]);
