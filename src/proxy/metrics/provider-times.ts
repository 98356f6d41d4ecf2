import { Counter, Histogram, type Registry } from 'prom-client';
import { type AnyAnswer, aroundCalls } from '../checkouts/around-calls.ts';
import type { Clock } from '../clock.ts';
import type { AnyCall, Provider } from '../providers/provider.ts';

export type CountCall = (facts: {
  readonly call: AnyCall;
  /** The provider's id of the bank, where one is asked. */
  readonly institution: string | undefined;
  /** How it answered, as the rules of money class it; the cause where nothing is known by it. */
  readonly answer: string;
  readonly seconds: number;
}) => void;

export function createProviderTimes(registers: Registry[]): CountCall {
  const times = new Histogram({
    name: 'directpay_provider_seconds',
    help: 'Time the provider took to answer, by call and institution',
    labelNames: ['call', 'institution'],
    buckets: [0.25, 1, 5, 15, 60],
    registers,
  });
  const answers = new Counter({
    name: 'directpay_provider_answers_total',
    help: 'Answers of the provider by call and class',
    labelNames: ['call', 'answer'],
    registers,
  });
  return ({ call, institution = '', answer, seconds }) => {
    times.observe({ call, institution }, seconds);
    answers.inc({ call, answer });
  };
}

/** The same provider, each call of it counted. */
export function countCalls(provider: Provider, clock: Pick<Clock, 'monotonic'>, count: CountCall): Provider {
  return aroundCalls(provider, async (call, ask, institution) => {
    const startedAt = clock.monotonic();
    const answer = await ask();
    count({ call, institution, answer: classOf(answer), seconds: (clock.monotonic() - startedAt) / 1_000 });
    return answer;
  });
}

const classOf = (answer: AnyAnswer): string => ('cause' in answer ? answer.cause : answer.kind);
