import { failed, paid } from './expected.ts';

export const webhooks = {
  'webhook-late': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 h successful',
  }),
  'webhook-before-answer': paid('login 99, session 99, charge 99, capture successful after 5 s'),
  'webhook-five-times': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s successful, 5 times',
  }),
  'webhooks-reordered': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s successful; 10 s failed',
  }),
  'webhook-contradicts': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s failed',
  }),
  'webhook-forged': failed('login 99, session 99, charge 99, capture 400 Insufficient funds', {
    webhooks: '5 s failed; 5 s successful, wrong secret',
  }),
  'webhook-without-secret': failed('login 99, session 99, charge 99, capture 400 Insufficient funds', {
    webhooks: '5 s failed; 5 s successful, no secret',
  }),
  'webhook-lies': failed('login 99, session 99, charge 102, capture 400 Insufficient funds', {
    webhooks: '5 s successful',
  }),
  'webhook-wrapped': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s wrapped',
  }),
  'webhook-without-id': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s successful without id, 2 times',
  }),
  'webhook-broken': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s broken',
  }),
  'webhook-nested': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s successful nested',
  }),
  'webhook-proto': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s successful with __proto__',
  }),
  'webhook-oversize': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    webhooks: '5 s oversize, 15 times',
  }),
  'webhook-lost': paid('login 99, session 99, charge 99, capture 502 unreadable', { webhooks: 'none' }),
};
