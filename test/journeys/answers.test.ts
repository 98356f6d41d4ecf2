import { answerStories } from './answer-stories.ts';
import { tellStories } from './tell-stories.ts';

tellStories(answerStories, [
  'choose-bank',
  'log-in',
  'answer',
  'choose-account',
  'confirm-payment',
  'authorise',
  'paid',
]);
