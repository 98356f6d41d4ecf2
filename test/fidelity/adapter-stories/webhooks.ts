import { failed, paid } from './expected.ts';

export const webhooks = {
  'webhook-late': paid('connect, log-in, open, charge, capture unknown server_error'),
  'webhook-before-answer': paid('connect, log-in, open, charge, capture'),
  'webhook-five-times': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'repeated, repeated, repeated, repeated, successful',
  }),
  'webhooks-reordered': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'failed, successful',
  }),
  'webhook-contradicts': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'failed',
  }),
  'webhook-forged': failed('connect, log-in, open, charge, capture refused insufficient_funds', {
    rings: 'failed, refused',
  }),
  'webhook-without-secret': failed('connect, log-in, open, charge, capture refused insufficient_funds', {
    rings: 'failed, refused',
  }),
  'webhook-lies': failed('connect, log-in, open, charge asks token, capture refused insufficient_funds', {
    rings: 'successful',
  }),
  'webhook-wrapped': paid('connect, log-in, open, charge, capture unknown server_error'),
  'webhook-without-id': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'repeated, successful',
  }),
  'webhook-broken': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'quarantined',
  }),
  'webhook-nested': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'quarantined',
  }),
  'webhook-proto': paid('connect, log-in, open, charge, capture unknown server_error', {
    rings: 'quarantined',
  }),
  'webhook-oversize': paid('connect, log-in, open, charge, capture unknown server_error'),
  'webhook-lost': paid('connect, log-in, open, charge, capture unknown server_error', { rings: 'none' }),
};
