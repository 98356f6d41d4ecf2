import type { PageTrouble } from '../hosted/trouble.ts';
import { mandateEvent } from '../webhooks/mandate-event.ts';
import type { World } from '../world.ts';
import { approve } from './approval.ts';
import { type AuthorisationPage, openPage } from './authorisation/authorisation-page.ts';
import type { Mandate, MandateTerms } from './mandate.ts';
import { makeReady, note } from './moves.ts';
import { decide, startWaiting } from './nibss.ts';
import { scenarioOfAccount } from './scenarios.ts';
import { tell } from './tell.ts';

interface Making {
  readonly isTold?: boolean;
  readonly trouble?: PageTrouble;
}

/**
 * Makes a mandate: one whose account is known waits for its transfer, its selfie or the bank, or is approved at once where the profile says
 * so; any other one waits on the provider's page for somebody to begin.
 */
export function addMandate(
  world: World,
  terms: MandateTerms,
  { isTold = true, trouble = {} }: Making = {},
): Mandate {
  const scenario = scenarioOfAccount(terms.account?.number ?? '');
  const behaviour = world.profile.twistMandate?.(scenario.behaviour) ?? scenario.behaviour;
  const count = world.mandates.all().length;
  const nibssCode = `RC227914/1580/${String(8_700_000 + count).padStart(10, '0')}`;
  const mandate: Mandate = {
    ...terms,
    id: `mmc_${world.ids.objectId()}`,
    nibssCode,
    createdAt: world.clock.now(),
    page: pageOf(world, terms, nibssCode, trouble),
    scenario: { ...scenario, behaviour },
    linked: [],
    isTold,
    transfers: [],
    debits: [],
    stage: firstStage(terms),
    isDeleted: false,
    isReady: false,
    isAuthorised: terms.type === 'signed' && terms.account !== undefined,
    approvedAt: undefined,
    readyAt: undefined,
    endedAt: undefined,
    endedBecause: undefined,
    takenMinor: 0,
    failures: { day: '', insufficient: 0, other: 0 },
  };
  world.mandates.add(mandate);
  note(world, mandate, 'created', { amountMinor: mandate.amountMinor });
  if (!mandate.account) {
    startWaiting(world, mandate);
    return mandate;
  }
  tell(world, mandate, mandateEvent(world, mandate, 'created'));
  if (world.profile.approvesAtOnce && mandate.verification === 'transfer_verification') {
    approve(world, mandate);
    makeReady(world, mandate);
  } else if (mandate.type === 'signed') decide(world, mandate);
  else startWaiting(world, mandate);
  return mandate;
}

function firstStage({ account, type }: MandateTerms): Mandate['stage'] {
  if (!account) return 'awaiting_authorization';
  return type === 'signed' ? 'authorized' : 'initiated';
}

/** A page is opened where the account is asked there, or a selfie is. */
function pageOf(
  world: World,
  { account, verification }: MandateTerms,
  nibssCode: string,
  trouble: PageTrouble,
): AuthorisationPage | undefined {
  if (verification === 'selfie_verification') {
    return openPage(`/pages/selfie/${encodeURIComponent(nibssCode)}`, 'selfie', trouble);
  }
  if (account) return undefined;
  const code = String(world.mandates.all().length + 1).padStart(4, '0');
  return openPage(
    `/pages/mandate/RD${world.ids.objectId().slice(0, 10).toUpperCase()}${code}`,
    'account',
    trouble,
  );
}
