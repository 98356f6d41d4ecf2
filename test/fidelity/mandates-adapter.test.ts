import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import {
  answeredBy,
  bvn,
  debitOrder,
  mandateKey as key,
  mandateId,
  mandateOrder,
  person,
  reference,
} from './call-mandates.ts';
import * as customers from './documented-customers.ts';
import * as actions from './documented-mandate-actions.ts';
import * as documented from './documented-mandates.ts';

const sentPerson = {
  email: 'amara@example.com',
  type: 'individual',
  first_name: 'Amara',
  last_name: 'Eze',
  address: '5 Broad Street, Lagos',
  phone: '08031234567',
  identity: { type: 'bvn', number: bvn },
};

test('a person becomes a customer of the provider', async () => {
  const { mandates, sent } = answeredBy([customers.customerCreated], { status: 201 });
  expect(await mandates.createCustomer(new Sealed(person))).toEqual({
    kind: 'ok',
    value: { customerId: '6578295bbf09b0a505bc567c' },
  });
  expect(sent).toEqual([{ call: 'POST /v2/customers', key, body: sentPerson }]);
});

test('a business becomes a customer by its own name', async () => {
  const { mandates, sent } = answeredBy([customers.businessCreated], { status: 201 });
  const { firstName, lastName, ...rest } = person;
  const business = { ...rest, type: 'business', businessName: 'Adire Lane' } as const;
  expect(await mandates.createCustomer(new Sealed(business))).toEqual({
    kind: 'ok',
    value: { customerId: '668d303e06d2d5aac' },
  });
  const { first_name, last_name, ...same } = sentPerson;
  expect(sent[0]?.body).toEqual({ ...same, type: 'business', business_name: 'Adire Lane' });
});

test('a customer that exists already is said to, without saying which', async () => {
  const { mandates } = answeredBy([customers.customerExists], { status: 400 });
  expect(await mandates.createCustomer(new Sealed(person))).toEqual({
    kind: 'refused',
    reason: 'customer_exists',
    code: '400',
  });
});

test('a customer is found in the list by e-mail address and BVN', async () => {
  const listed = customers.customersListed;
  const last = { ...listed, meta: { ...listed.meta, pages: 2, next: null } };
  const { mandates, sent } = answeredBy([{ ...listed, data: [], meta: { ...listed.meta } }, last]);
  const search = new Sealed({ email: 'Samuel@Neem.co', bvn: '01234567801' });
  const full = answeredBy([{ ...listed, data: [{ ...listed.data[0], email: 'x@neem.co', bvn: '1' }] }, last]);
  expect(await full.mandates.findCustomer(search)).toEqual({
    kind: 'ok',
    value: { found: 'same', customerId: '6641af2a7c9ff1663be1d59b' },
  });
  expect(full.sent).toEqual([
    { call: 'GET /v2/customers?page=1', key, body: undefined },
    { call: 'GET /v2/customers?page=2', key, body: undefined },
  ]);
  expect(await mandates.findCustomer(search)).toEqual({ kind: 'ok', value: { found: 'none' } });
  expect(sent).toHaveLength(1);
});

test('a customer is changed, and one that is not known is said to be so', async () => {
  const { mandates, sent } = answeredBy([customers.customerUpdated]);
  const profile = new Sealed(person);
  expect(await mandates.updateCustomer('6641af2a7c9ff1663be1d59b', profile)).toEqual({
    kind: 'ok',
    value: {},
  });
  expect(sent).toEqual([
    {
      call: 'PATCH /v2/customers/6641af2a7c9ff1663be1d59b',
      key,
      body: { identity: { type: 'bvn', number: bvn }, address: person.address, phone: person.phone },
    },
  ]);
  const refused = answeredBy([customers.customerUnknown], { status: 400 });
  expect(await refused.mandates.updateCustomer('x', profile)).toEqual({
    kind: 'refused',
    reason: 'customer_not_found',
    code: '400',
  });
  const empty = answeredBy([{}], { status: 400 });
  expect(await empty.mandates.updateCustomer('x', profile)).toEqual({
    kind: 'refused',
    reason: 'details_refused',
    code: '400',
  });
});

test('a customer is deleted, and one that is gone or stays is said to be so', async () => {
  const { mandates, sent } = answeredBy([customers.customerDeleted]);
  expect(await mandates.deleteCustomer('6641af2a7c9ff1663be1d59b')).toEqual({ kind: 'ok', value: {} });
  expect(sent).toEqual([{ call: 'DELETE /v2/customers/6641af2a7c9ff1663be1d59b', key, body: undefined }]);
  const gone = answeredBy([customers.customerUnknown], { status: 400 });
  expect(await gone.mandates.deleteCustomer('x')).toMatchObject({ reason: 'customer_not_found' });
  const stays = answeredBy([{}], { status: 400 });
  expect(await stays.mandates.deleteCustomer('x')).toMatchObject({ kind: 'refused', reason: 'refused' });
});

test('the list of banks keeps those without direct debit apart', async () => {
  const { mandates, sent } = answeredBy([customers.banksListed]);
  expect(await mandates.banks()).toEqual({
    kind: 'ok',
    value: [
      {
        id: 'nip:999999',
        name: 'NIBSS',
        bankCode: '999',
        nipCode: '999999',
        directDebit: false,
        find: '999',
      },
      { id: 'nip:000028', name: 'CBN', bankCode: '001', nipCode: '000028', directDebit: false, find: '001' },
      {
        id: 'nip:000014',
        name: 'Access Bank',
        bankCode: '044',
        nipCode: '000014',
        directDebit: true,
        find: 'access bank plc 044',
      },
    ],
  });
  expect(sent).toEqual([{ call: 'GET /v3/banks/list', key, body: undefined }]);
});

test('an e-mandate is created, and its answer tells where ₦50 goes', async () => {
  const { mandates, sent } = answeredBy([documented.emandateCreated]);
  expect(await mandates.createMandate(new Sealed(mandateOrder))).toEqual({
    kind: 'ok',
    value: {
      providerId: 'mmc_682bb5be03c0b736078cd83f',
      reference: 'refO2b9O9EF03944930',
      status: 'waiting',
      readyToDebit: false,
      totalCapMinor: 5_000_000,
      mode: 'live',
      createdAt: Date.parse('2025-05-19T22:50:38.529Z'),
      accountNumber: '0123456789',
      accountHolder: 'SAMUEL OLAMIDE',
      nibssCode: 'RC227914/1580/0008722498',
      type: 'emandate',
      debitType: 'variable',
      bank: { name: 'Wema Bank', bankCode: '035' },
      transferMinor: 5000,
      destinations: [
        { bankName: 'Fidelity', accountNumber: '9020025928', colour: '#081a6f' },
        { bankName: 'Paystack Titan', accountNumber: '9880218357', colour: '#09a5db' },
        { bankName: 'Parallex Bank', accountNumber: '6007049662', colour: '#0056ba' },
      ],
    },
  });
  expect(sent).toEqual([
    {
      call: 'POST /v3/payments/mandates',
      key,
      body: {
        debit_type: 'variable',
        customer: '68274fb5565971e625b9115c',
        mandate_type: 'emandate',
        amount: 5_000_000,
        reference,
        account_number: '0123456789',
        bank_code: '058',
        fee_bearer: 'business',
        description: 'Fabric club',
        start_date: '2026-11-23T00:00:00.000Z',
        end_date: '2027-05-22T22:59:59.999Z',
        verification_method: 'transfer_verification',
        meta: {},
      },
    },
  ]);
});

test.each([
  ['a selfie', documented.selfieCreated, 'waiting'],
  ['a signature', documented.signedCreated, 'unknown'],
] as const)('a mandate that is to be approved by %s tells no destinations', async (_, body, status) => {
  const { mandates } = answeredBy([body]);
  expect(await mandates.createMandate(new Sealed(mandateOrder))).toMatchObject({
    kind: 'ok',
    value: { providerId: body.data.id, status, destinations: [], transferMinor: 5000 },
  });
});

test.each([
  [documented.createRefused, { reason: 'customer_not_found', code: '400 400' }],
  [documented.validationFailed, { reason: 'refused', code: '400', field: 'start_date' }],
])('a create that is refused by %j says why', async (body, refusal) => {
  const { mandates } = answeredBy([body], { status: 400 });
  expect(await mandates.createMandate(new Sealed(mandateOrder))).toEqual({ kind: 'refused', ...refusal });
});

const read = {
  providerId: mandateId,
  reference: 'refO2b9O9E03m',
  status: 'approved',
  readyToDebit: false,
  totalCapMinor: 80_030,
  balanceMinor: 80_030,
  mode: 'live',
  createdAt: Date.parse('2025-05-19T21:02:16.342Z'),
  accountNumber: '0123456789',
  accountHolder: 'SAMUEL OLAMIDE',
  nibssCode: 'RC227914/1580/0008721216',
  type: 'emandate',
  debitType: 'variable',
  bank: { name: 'Kuda Bank', bankCode: '672', nipCode: '090267' },
};

test('a mandate is read by its id', async () => {
  const { mandates, sent } = answeredBy([documented.mandateRead]);
  expect(await mandates.readMandate(mandateId)).toEqual({ kind: 'ok', value: read });
  expect(sent).toEqual([{ call: `GET /v3/payments/mandates/${mandateId}`, key, body: undefined }]);
});

test('a mandate of another id than the one asked for is no answer', async () => {
  const { mandates } = answeredBy([documented.mandateRead]);
  expect(await mandates.readMandate('mmc_other')).toEqual({
    kind: 'unknown',
    cause: 'unknown_shape',
    code: '200 approved',
  });
});

test('the list of mandates is read page by page', async () => {
  const { mandates, sent } = answeredBy([documented.mandatesListed]);
  expect(await mandates.listMandates(1)).toEqual({
    kind: 'ok',
    value: {
      next: 2,
      mandates: [
        {
          ...read,
          reference: 'testO2b9O9E03m',
          accountNumber: '2075601658',
          accountHolder: 'IBRAHIM, KOBI SALIM',
        },
      ],
    },
  });
  expect(sent).toEqual([{ call: 'GET /v3/payments/mandates?page=1&limit=100', key, body: undefined }]);
});

test.each([
  ['pauseMandate', 'pause', actions.paused],
  ['reinstateMandate', 'reinstate', actions.reinstated],
  ['cancelMandate', 'cancel', actions.cancelled],
] as const)('%s is done by PATCH', async (call, action, body) => {
  const { mandates, sent } = answeredBy([body]);
  expect(await mandates[call](mandateId)).toEqual({ kind: 'ok', value: {} });
  expect(sent).toEqual([{ call: `PATCH /v3/payments/mandates/${mandateId}/${action}`, key, body: {} }]);
});

test.each([
  ['pauseMandate', actions.alreadyPaused, 'already_paused', '400 400'],
  ['reinstateMandate', actions.alreadyActive, 'already_active', '400 400'],
  ['cancelMandate', actions.mandateUnknown, 'not_found', '400 50'],
  ['readMandate', actions.mandateUnknown, 'not_found', '400 50'],
] as const)('%s that is answered %j is refused as %s', async (call, body, reason, code) => {
  const { mandates } = answeredBy([body], { status: 400 });
  expect(await mandates[call](mandateId)).toEqual({ kind: 'refused', reason, code });
});

test('a debit with a split is sent as published and told as made', async () => {
  const { mandates, sent } = answeredBy([actions.debited]);
  const split = {
    type: 'percentage',
    feeBearer: 'business',
    distribution: [
      { account: '673b4668bfc6fc07bf0e4e9e', value: 45 },
      { account: '673b40afbfc6fc07bf0e4d07', value: 50, maxMinor: 20_000 },
    ],
  } as const;
  const order = { ...debitOrder, split: { ...split, distribution: [...split.distribution] } };
  expect(await mandates.debit('mmc_65785f380155557f95da1547', { ...order, feeBearer: 'customer' })).toEqual({
    kind: 'ok',
    value: {
      status: 'successful',
      reference: 'TPSDD319991D118-02',
      amountMinor: 48_000,
      mode: 'live',
      createdAt: Date.parse('2023-12-10T14:01:39.619Z'),
      mandateId: 'mmc_65785f380155557f95da1547',
      code: 'successful 00',
    },
  });
  expect(sent).toEqual([
    {
      call: 'POST /v3/payments/mandates/mmc_65785f380155557f95da1547/debit',
      key,
      body: {
        amount: 48_000,
        reference,
        narration: 'November',
        fee_bearer: 'customer',
        split: {
          type: 'percentage',
          fee_bearer: 'business',
          distribution: [
            { account: '673b4668bfc6fc07bf0e4e9e', value: 45 },
            { account: '673b40afbfc6fc07bf0e4d07', value: 50, max: 20_000 },
          ],
        },
      },
    },
  ]);
});
