import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Alarm } from '../checkouts/alarm.ts';
import { type BacklogSources, createBacklogGauges } from './backlog-gauges.ts';
import { createLoadGauges, type LoadSources } from './load-gauges.ts';
import { type CountEvents, createOutcomeCounts } from './outcome-counts.ts';
import { type CountCall, createProviderTimes } from './provider-times.ts';

export interface RequestFacts {
  readonly method: string;
  /** The route's pattern, never the path that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly seconds: number;
}

export interface Metrics {
  countRequest(facts: RequestFacts): void;
  countAlarm(alarm: Alarm): void;
  countNotification(result: 'delivered' | 'failed' | 'given_up'): void;
  /** Events of a checkout of this kind, once they are committed. */
  readonly countEvents: CountEvents;
  readonly countCall: CountCall;
  /** Everything in Prometheus' text format. */
  read(): Promise<{ contentType: string; text: string }>;
}

/** A registry of its own for each proxy, so that two in one process do not mix. */
export function createMetrics(sources: BacklogSources & LoadSources & { watchers: () => number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'directpay_requests_total',
    help: 'Requests by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const problems = new Counter({
    name: 'directpay_problems_total',
    help: 'Refused requests by problem code',
    labelNames: ['code'],
    registers,
  });
  const duration = new Histogram({
    name: 'directpay_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 10, 30],
    registers,
  });
  const raised = new Counter({
    name: 'directpay_alarms_total',
    help: 'Things an operator must see',
    labelNames: ['alarm'],
    registers,
  });
  const notifications = new Counter({
    name: 'directpay_notifications_total',
    help: 'Tries to tell the merchant, by result',
    labelNames: ['result'],
    registers,
  });
  new Gauge({
    name: 'directpay_watchers',
    help: 'Pages waiting for news',
    registers,
    collect() {
      this.set(sources.watchers());
    },
  });
  createLoadGauges(registers, sources);
  const readBacklog = createBacklogGauges(registers, sources);
  return {
    countRequest({ method, route, status, code, seconds }) {
      requests.inc({ method, route, status });
      duration.observe({ route }, seconds);
      if (code) problems.inc({ code });
    },
    countAlarm: (alarm) => raised.inc({ alarm }),
    countNotification: (result) => notifications.inc({ result }),
    countEvents: createOutcomeCounts(registers),
    countCall: createProviderTimes(registers),
    async read() {
      await readBacklog();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
