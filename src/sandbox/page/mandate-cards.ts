import type { MandateControl } from '../mandates/mandate-control.ts';
import type { MandateLedger, MandateTruth } from '../mandates/mandate-ledger.ts';
import { money } from './money.ts';

/** A button of a mandate: what is posted to `mandates/{id}/{act}`. */
interface MandateButton {
  readonly act: 'send' | 'approve' | 'reject' | 'make-ready';
  readonly label: string;
  readonly body: object;
}

/** A mandate as the page shows it, and what can be done with it now. */
export interface MandateCard {
  readonly id: string;
  /** Where its page is, if it has one. */
  readonly path?: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone: 'good' | 'bad' | 'quiet';
  readonly buttons: readonly MandateButton[];
}

export interface MandatesNow {
  /** Newest first. */
  readonly cards: readonly MandateCard[];
  readonly more: string;
  readonly isDown: boolean;
}

const shown = 20;

const send: MandateButton = { act: 'send', label: 'Send the ₦50', body: {} };
const sendWrong: MandateButton = {
  act: 'send',
  label: 'Send it from another account',
  body: { from: '9999999999' },
};
const sendMore: MandateButton = { act: 'send', label: 'Send ₦100', body: { amountMinor: 10_000 } };
const approve: MandateButton = { act: 'approve', label: 'Let it be approved', body: {} };
const reject: MandateButton = { act: 'reject', label: 'Let the bank reject it', body: {} };
const makeReady: MandateButton = { act: 'make-ready', label: 'Make it ready', body: {} };
const approveAnyway: MandateButton = { act: 'approve', label: 'Approve it all the same', body: {} };

function buttonsOf({ status, isReady, account, verification }: MandateTruth): readonly MandateButton[] {
  if (account === '') return [];
  if (status === 'authorized') return [approve, reject];
  if (status === 'initiated') {
    return verification === 'transfer_verification'
      ? [send, approve, sendWrong, sendMore, reject]
      : [approve, reject];
  }
  if (status === 'approved' || status === 'suspended') return isReady ? [] : [makeReady];
  return status === 'cancelled' ? [send, approveAnyway] : [];
}

const words: Readonly<Record<MandateTruth['status'], string>> = {
  awaiting_authorization: 'Nobody has begun on its page',
  initiated: 'Waits for its ₦50',
  authorized: 'The bank looks at its signature',
  approved: 'Approved, not ready yet',
  suspended: 'Paused',
  cancelled: 'Cancelled',
  rejected: 'Rejected by the bank',
  expired: 'Expired',
};

const statusWords = ({ status, isReady }: MandateTruth): string =>
  status === 'approved' && isReady ? 'Ready to debit' : words[status];

const toneOf = ({ status }: MandateTruth): MandateCard['tone'] => {
  if (status === 'approved') return 'good';
  return status === 'initiated' || status === 'suspended' ? 'quiet' : 'bad';
};

const kinds = {
  emandate: 'E-mandate',
  sweep: 'Sweep',
  gsm: 'Sweep, by its older name',
  signed: 'Signed',
} as const;

function kindOf({ type, debitType, verification, amountMinor, takenMinor }: MandateTruth): string {
  const most = debitType === 'fixed' ? `${money(amountMinor)} each time` : `of at most ${money(amountMinor)}`;
  const kind = verification === 'selfie_verification' ? 'E-mandate by selfie' : kinds[type];
  return `${kind}: ${money(takenMinor)} taken, ${most}`;
}

function cardOf(mandate: MandateTruth): MandateCard {
  const seen = mandate.transfers.map(({ from, amountMinor }) => `${money(amountMinor)} from ${from}`);
  return {
    id: mandate.id,
    ...(mandate.page === undefined ? {} : { path: mandate.page }),
    title: mandate.account === '' ? 'No account yet' : `${mandate.bank} ${mandate.account}`,
    lines: [
      statusWords(mandate),
      kindOf(mandate),
      ...mandate.linked.map(
        ({ bank, account, isReady }) => `${bank} ${account}, ${isReady ? 'ready' : 'not ready'}`,
      ),
      ...(mandate.status === 'initiated' && mandate.smallestTransferMinor > 1
        ? [
            `The bank's app sends nothing below ${money(mandate.smallestTransferMinor)}: the ₦50 will not arrive`,
          ]
        : []),
      ...(mandate.endedBecause ? [mandate.endedBecause] : []),
      ...(seen.length > 0 ? [`Seen: ${seen.join(', ')}`] : []),
      mandate.reference,
    ],
    tone: toneOf(mandate),
    buttons: buttonsOf(mandate),
  };
}

export function mandatesNow({ nibss }: Pick<MandateControl, 'nibss'>, ledger: MandateLedger): MandatesNow {
  const all = ledger.latest(shown);
  return {
    cards: all.mandates.map(cardOf),
    more: all.total > shown ? `and ${all.total - shown} older ones` : '',
    isDown: nibss.isDown(),
  };
}
