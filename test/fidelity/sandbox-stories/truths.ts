import { failed, nothing, paid } from './expected.ts';

export const truths = {
  'late-success': paid('login 99, session 99, charge 99, capture processing', {
    verify: 'at once 404, 1 min successful',
    list: 'at once processing, 1 min successful',
    debits: 'at once none, 1 min 21300',
    webhooks: '10 s successful',
  }),
  'late-failure': failed('login 99, session 99, charge 99, capture processing', {
    verify: 'at once 404, 4 min failed',
    list: 'at once processing, 4 min failed',
    webhooks: '4 min failed',
  }),
  'other-amount': paid('login 99, session 99, charge 99, capture successful', {
    verify: 'at once successful, 213 kobo',
    list: 'at once successful, 213 kobo',
    debits: 'at once 213',
  }),
  'other-reference': paid('login 99, session 99, charge 99, capture successful', {
    verify: 'at once successful, another reference',
    list: 'at once successful, another reference',
  }),
  'other-mode': paid('login 99, session 99, charge 99, capture successful', {
    verify: 'at once successful, live',
  }),
  'other-currency': paid('login 99, session 99, charge 99, capture successful', {
    verify: 'at once successful, USD',
    list: 'at once successful, USD',
  }),
  'created-before': paid('login 99, session 99, charge 99, capture successful', {
    verify: 'at once successful, of 2026-11-19',
    list: 'at once successful, of 2026-11-19',
  }),
  'not-found-then-successful': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min successful',
    list: 'at once nothing, 4 min successful',
    webhooks: 'none',
  }),
  'not-found-then-failed': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min failed',
    list: 'at once nothing, 4 min failed',
  }),
  'not-found-then-pending': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min pending, 20 min successful',
    list: 'at once nothing, 4 min pending, 20 min successful',
    debits: 'at once none, 20 min 21300',
  }),
  'not-found-then-processing': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min processing, 2 h failed',
    list: 'at once nothing, 4 min processing, 2 h failed',
  }),
  'not-found-then-abandoned': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min abandoned',
    list: 'at once nothing, 4 min abandoned',
    webhooks: '4 min abandoned',
  }),
  'not-found-then-cancelled': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404, 4 min cancelled',
    list: 'at once nothing, 4 min cancelled',
    webhooks: '4 min cancelled',
  }),
  'never-found': nothing('login 99, session 99, charge 99, capture 502 unreadable', {
    debits: 'at once 21300',
  }),
  'only-listed': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 404',
    webhooks: 'none',
  }),
  'failed-once': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once failed, 1 min successful',
    webhooks: 'none',
  }),
  'failed-for-good': failed('login 99, session 99, charge 99, capture 502 unreadable'),
  'verify-down': paid('login 99, session 99, charge 99, capture 502 unreadable', {
    verify: 'at once 503, 20 min successful',
    list: 'at once 503, 20 min successful',
    webhooks: 'none',
  }),
  'success-after-decline': paid('login 99, session 99, charge 99, capture 400 Insufficient funds', {
    verify: 'at once failed, 4 min successful',
    list: 'at once failed, 4 min successful',
    debits: 'at once none, 4 min 21300',
    webhooks: '5 s failed; 4 min successful',
  }),
  'success-after-leaving': paid('login 99, session 99, charge 102', {
    verify: 'at once 404, 20 min successful',
    list: 'at once pending, 20 min successful',
    debits: 'at once none, 20 min 21300',
    webhooks: '14 min successful',
  }),
  'success-after-a-day': paid('login 99, session 99, charge 102', {
    verify: 'at once 404, 26 h successful',
    list: 'at once pending, 26 h successful',
    debits: 'at once none, 26 h 21300',
    webhooks: '25 h successful',
  }),
};
