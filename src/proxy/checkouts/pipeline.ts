import type { CommandBody, CustomerDetails } from '../../contract/command-bodies.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { OfferedWay, PageMethod } from '../../contract/provider-page.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Command } from '../../contract/steps.ts';
import { type CommandRecord, StoreConflict } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { BankList } from './bank-list.ts';
import type { Change, Changed } from './change.ts';
import { readCommandBody } from './command-body.ts';
import { countCommand } from './command-limit.ts';
import type { Draft } from './draft.ts';
import { expireIfDue } from './expiry.ts';
import { isEnded } from './exposure.ts';
import { takeLease } from './keep-answer.ts';
import type { Kinds } from './kind.ts';
import type { Performer, Prepared } from './perform.ts';
import type { IsServed } from './served.ts';
import type { CommandRequest } from './service.ts';
import { shownStep } from './shown-step.ts';
import { notAcceptable, outOfOrder, type StepInput, triesUsedUp } from './step.ts';

/** What came of a command's first transaction. */
type Taken =
  | { readonly kind: 'replayed' }
  | { readonly kind: 'done' }
  | { readonly kind: 'calling'; readonly prepared: Prepared }
  | {
      readonly kind: 'problem';
      readonly code: 'already_final' | 'step_out_of_order' | 'invalid_request' | 'locked';
    }
  | { readonly kind: 'too-soon'; readonly retryAfter: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'reused' };

/** What the page was shown may depend on a list of banks, and this process does not have it yet. Thrown, so that nothing is kept. */
class ListAwaited extends Error {
  readonly banks: BankList;

  constructor(banks: BankList) {
    super('The list of banks is not there yet');
    this.banks = banks;
  }
}

export interface Ran {
  readonly rows: CheckoutRows;
  readonly replayed: boolean;
}

export interface ParsedCommand {
  readonly command: Command;
  readonly version: number;
  readonly input: StepInput;
}

/** `onTaken` is called once the command's first transaction is committed: what is read from then on shows it. */
export type RunCommand = (
  checkoutId: string,
  key: string,
  parsed: ParsedCommand,
  onTaken: () => void,
) => Promise<Ran>;

/** Reads a command's body, and seals what was typed. */
export function parseCommand(
  { command, body }: CommandRequest,
  pageKeyHash: string | undefined,
): ParsedCommand {
  const given = readCommandBody(command, body) as CommandBody<Command> & {
    bankId?: string;
    methodId?: string;
    accountId?: string;
    fields?: Record<string, string>;
    accountNumber?: string;
    details?: CustomerDetails;
    hash?: string;
    way?: OfferedWay['way'];
    method?: PageMethod;
  };
  const { version, bankId, methodId, accountId, fields, accountNumber, details, hash, way, method } = given;
  return {
    command,
    version,
    input: {
      pageKeyHash,
      ...(bankId === undefined ? {} : { bankId }),
      ...(methodId === undefined ? {} : { methodId }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(fields === undefined ? {} : { typed: new Sealed(fields) }),
      ...(details === undefined ? {} : { entered: new Sealed({ accountNumber, details }) }),
      ...(hash === undefined ? {} : { termsHash: hash }),
      ...(way === 'bank' && { way: { way } }),
      ...(way === 'provider-page' && method && { way: { way, method } }),
    },
  };
}

/**
 * Takes a command in one transaction, by the order: too many within a minute, replayed key, final state, version, page and table, a command under way. Then
 * carries it out. `shownStep` names the step that the page was shown, where the rows alone do not tell it.
 */
export function createPipeline(options: {
  change: Change;
  performer: Performer;
  kinds: Kinds;
  viewFor(rows: CheckoutRows, pageKeyHash: string | undefined): Promise<SessionView>;
  isServed: IsServed;
  commandsPerMinute: number;
  sleep(ms: number): Promise<void>;
  /** Asks for an outcome that is due at once. */
  afterCalls(rows: CheckoutRows): Promise<CheckoutRows>;
}): RunCommand {
  const { change, performer, kinds, viewFor, isServed, commandsPerMinute, sleep, afterCalls } = options;

  /** `isLast`: a list of banks that is still not there is not to be had. */
  function take(
    checkoutId: string,
    key: string,
    parsed: ParsedCommand,
    isLast: boolean,
  ): Promise<Changed<Taken> | undefined> {
    const { command, version, input } = parsed;
    return takeLease(sleep, () => change(checkoutId, work, (tx) => tx.command('page', key)));

    async function work(draft: Draft, tx: StoreTransaction, known?: CommandRecord): Promise<Taken> {
      const { checkout } = draft;
      const kind = kinds[checkout.kind];
      if (!isServed(checkout)) throw new ProblemError('not_found');
      if (!kind.banks.current() && !isLast) throw new ListAwaited(kind.banks);
      const waitMs = isEnded(checkout.status) ? 0 : countCommand(checkout, draft.now, commandsPerMinute);
      if (waitMs > 0) return { kind: 'too-soon', retryAfter: Math.ceil(waitMs / 1_000) };
      if (known) {
        if (known.checkoutId !== checkoutId || known.command !== command) return { kind: 'reused' };
        return checkout.lease && known.resultingVersion === undefined
          ? { kind: 'busy' }
          : { kind: 'replayed' };
      }
      expireIfDue(draft, kind);
      if (isEnded(checkout.status)) return { kind: 'problem', code: 'already_final' };
      if (version !== checkout.version) return { kind: 'problem', code: 'step_out_of_order' };
      const step = shownStep(kind, kind.stepOf(draft, input.pageKeyHash));
      if (!kind.commandsAt(draft, step).includes(command)) {
        return { kind: 'problem', code: 'step_out_of_order' };
      }
      if (checkout.lease) return { kind: 'busy' };
      const next = await kind.steps[command]?.(draft, input, tx);
      if (next === notAcceptable) return { kind: 'problem', code: 'invalid_request' };
      if (next === triesUsedUp) return { kind: 'problem', code: 'locked' };
      if (next === outOfOrder) return { kind: 'problem', code: 'step_out_of_order' };
      if (next && 'retryAfter' in next) return { kind: 'too-soon', retryAfter: next.retryAfter };
      checkout.lastCommandAt = draft.now;
      const prepared = next && performer.begin(draft, next);
      await tx.insertCommand({
        scope: 'page',
        key,
        checkoutId,
        command,
        resultingVersion: prepared ? undefined : checkout.version,
        createdAt: draft.now,
      });
      return prepared ? { kind: 'calling', prepared } : { kind: 'done' };
    }
  }

  return async (checkoutId, key, parsed, onTaken) => {
    const { input } = parsed;
    const taking = take(checkoutId, key, parsed, false).catch(async (error: unknown) => {
      if (!(error instanceof ListAwaited)) throw error;
      await error.banks.load();
      return take(checkoutId, key, parsed, true);
    });
    const changed = await taking.catch((error: unknown) => {
      if (error instanceof StoreConflict) throw new ProblemError('idempotency_key_reused');
      throw error;
    });
    if (!changed) throw new ProblemError('not_found');
    onTaken();
    const { result, rows } = changed;
    switch (result.kind) {
      case 'replayed':
        return { rows, replayed: true };
      case 'done':
        return { rows: await afterCalls(rows), replayed: false };
      case 'busy':
        throw new ProblemError('step_in_progress', { retryAfter: 1 });
      case 'too-soon':
        throw new ProblemError('rate_limited', { retryAfter: result.retryAfter });
      case 'reused':
        throw new ProblemError('idempotency_key_reused');
      case 'problem':
        throw new ProblemError(
          result.code,
          result.code === 'invalid_request' || result.code === 'locked'
            ? {}
            : { view: await viewFor(rows, input.pageKeyHash) },
        );
      case 'calling': {
        const finished = await performer.perform(result.prepared, rows, (tx, draft) =>
          tx.finishCommand('page', key, draft.checkout.version),
        );
        return { rows: await afterCalls(finished), replayed: false };
      }
    }
  };
}
