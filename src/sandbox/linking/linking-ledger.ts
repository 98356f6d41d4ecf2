import type { WireDataStatus } from '../../proxy/providers/mono/link-wire.ts';
import { isoTime } from '../world.ts';
import type { ConnectedAccount, Linking } from './linking.ts';

/** A page for linking as it really stands. Times are ISO 8601 UTC. */
export interface LinkingTruth {
  readonly code: string;
  /** Where the page is, below the origin of the sandbox. */
  readonly path: string;
  readonly ref: string | undefined;
  /** The provider's id of the customer. */
  readonly customer: string;
  readonly createdAt: string;
  /** Where the payer stands on it. */
  readonly place: string;
  readonly isClosed: boolean;
  /** The account that was linked on it. */
  readonly account: string | undefined;
}

export interface ConnectedTruth {
  readonly id: string;
  readonly bank: string;
  readonly account: string;
  readonly customer: string;
  readonly dataStatus: WireDataStatus;
  readonly linkedAt: string;
  readonly scenario: string;
}

/** The truth about linking, whatever anybody was told. Oldest first. */
export interface LinkingLedger {
  pages(): readonly LinkingTruth[];
  accounts(): readonly ConnectedTruth[];
}

export const truthOfLinking = ({
  code,
  ref,
  customer,
  createdAt,
  visit,
  isClosed,
}: Linking): LinkingTruth => ({
  code,
  path: `/pages/link/${code}`,
  ref,
  customer: customer.id,
  createdAt: isoTime(createdAt),
  place: visit.at,
  isClosed,
  account: visit.at === 'linked' ? visit.account.id : undefined,
});

export const truthOfConnected = (account: ConnectedAccount): ConnectedTruth => ({
  id: account.id,
  bank: account.institution.name,
  account: account.number,
  customer: account.customer.id,
  dataStatus: account.dataStatus,
  linkedAt: isoTime(account.linkedAt),
  scenario: account.scenario.id,
});
