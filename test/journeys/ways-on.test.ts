import { tellStories } from './tell-stories.ts';
import { wayOnStories } from './way-on-stories.ts';

tellStories(wayOnStories, [
  'choose-bank',
  'choose-method',
  'log-in',
  'choose-account',
  'confirm-payment',
  'paid',
  'declined',
  'cancelled',
]);
