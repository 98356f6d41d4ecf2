import { credentials } from '../../credentials.ts';
import type { World } from '../../world.ts';
import { complaintAboutAccount } from '../account-checks.ts';
import { approve } from '../approval.ts';
import { nameOf } from '../customer-book.ts';
import { dayOf, readDay } from '../days.ts';
import { findLinked, isSweep } from '../linked-accounts.ts';
import { accountOf, type Mandate } from '../mandate.ts';
import { mandateBankOf } from '../mandate-banks.ts';
import { begin, makeReady, note, reject } from '../moves.ts';
import { anotherAccount, authorisingMinor, awaitTransfers, decide, sendTransfer } from '../nibss.ts';
import type { AuthorisationPage } from './authorisation-page.ts';
import { nextStep } from './step-order.ts';

export type Typed = Readonly<Record<string, string>>;

interface Visit {
  readonly world: World;
  readonly mandate: Mandate;
  readonly page: AuthorisationPage;
}

/** Does what a form of the page asks for, at the step it belongs to; nothing for a form of another step. The answer is what is wrong with what was typed. */
export function takeMove(visit: Visit, move: string, typed: Typed): string | undefined {
  const { world, mandate, page } = visit;
  if (mandate.stage !== 'awaiting_authorization' && mandate.stage !== 'initiated') return undefined;
  page.isClosed = false;
  if (page.step === 'transfer') return transferMove(world, mandate, move);
  return move === page.step ? moves[page.step](visit, typed) : undefined;
}

type Move = (visit: Visit, typed: Typed) => string | undefined;

const moves: Readonly<Record<Exclude<AuthorisationPage['step'], 'transfer'>, Move>> = {
  account({ world, mandate, page }, { bank_code = '', account_number = '', account_type = 'personal' }) {
    const number = account_number.replace(/[\s-]/g, '');
    const bank = mandateBankOf(bank_code);
    if (!bank?.direct_debit) return 'Choose your bank.';
    if (!/^\d{10}$/.test(number)) return 'An account number has ten digits.';
    const complaint = complaintAboutAccount(world, { bank, number }, mandate.startDay);
    if (complaint !== undefined) return complaint;
    page.accountType = account_type === 'business' ? 'business' : 'personal';
    begin(world, mandate, { bank, number, holder: nameOf(mandate.customer).toUpperCase() });
    goOn(world, mandate, page);
    return undefined;
  },
  identity({ world, mandate, page }, { bvn = '', birth_date = '' }) {
    if (bvn.trim() !== mandate.customer.bvn) return 'This is not the BVN of the customer.';
    if ((readDay(birth_date) ?? '9999') >= dayOf(world.clock.now())) return 'Enter the date of birth.';
    goOn(world, mandate, page);
    return undefined;
  },
  otp({ world, mandate, page }, { otp = '' }) {
    if (otp.trim() !== credentials.token) {
      page.refused += 1;
      return 'This code is not right.';
    }
    if (isSweep(mandate)) mandate.linked = findLinked(mandate);
    goOn(world, mandate, page);
    return undefined;
  },
  terms({ world, mandate, page }) {
    goOn(world, mandate, page);
    return undefined;
  },
  signature({ world, mandate, page }, { signature = '' }) {
    if (signature.trim().length < 2) return 'Sign with your name.';
    note(world, mandate, 'signed');
    goOn(world, mandate, page);
    return undefined;
  },
  selfie({ world, mandate, page }, { camera = '', face = 'right' }) {
    if (camera === 'refused') {
      return 'This page may not use the camera. Allow it in the settings of your browser or app, then try again.';
    }
    if (camera === 'none')
      return 'No camera was found on this device. Open this link on one that has a camera.';
    if (face !== 'right') {
      page.refused += 1;
      if (page.refused >= mostFaces) reject(world, mandate, 'The selfie does not match the photo of the BVN');
      return 'The selfie does not match. Take off glasses and find more light, then try again.';
    }
    note(world, mandate, 'selfie');
    mandate.isAuthorised = true;
    if (mandate.scenario.behaviour.decision || world.nibss.isDown) decide(world, mandate);
    else approve(world, mandate);
    return undefined;
  },
};

/** The third face that does not match ends it. */
const mostFaces = 3;

function goOn(world: World, mandate: Mandate, page: AuthorisationPage): void {
  const next = nextStep(mandate.type, page);
  if (next === undefined) {
    mandate.stage = 'authorized';
    mandate.isAuthorised = true;
    decide(world, mandate);
    return;
  }
  page.step = next;
  if (next !== 'transfer') return;
  if (world.profile.approvesAtOnce) {
    approve(world, mandate);
    makeReady(world, mandate);
  } else awaitTransfers(world, mandate);
}

/** What the payer does in the app of a bank, and what only the stand-in can have the bank do. */
function transferMove(world: World, mandate: Mandate, move: string): string | undefined {
  const { number } = accountOf(mandate);
  if (move === 'send') {
    const { transfers } = mandate;
    const before = transfers.length;
    sendTransfer(world, mandate, { from: number, amountMinor: authorisingMinor });
    return transfers.length === before ? 'The app of this bank sends no transfer that small.' : undefined;
  }
  if (move === 'send-other') {
    sendTransfer(world, mandate, { from: anotherAccount(number), amountMinor: authorisingMinor });
  }
  if (move === 'send-more') sendTransfer(world, mandate, { from: number, amountMinor: 2 * authorisingMinor });
  if (move === 'reject') reject(world, mandate);
  return undefined;
}
