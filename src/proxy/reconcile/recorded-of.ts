import type { Provider } from '../providers/provider.ts';
import type { ReconcileStore, RecordedPayment } from '../store/recorded-payment.ts';

/** References that one statement is asked about. */
const AT_ONCE = 1_000;

/** What is kept here of the payments with these references, whenever they were begun, and of the other attempts of their checkouts. */
export async function recordedOf(
  store: Pick<ReconcileStore, 'recordedPayments'>,
  { mode, name }: Pick<Provider, 'mode' | 'name'>,
  references: readonly string[],
): Promise<readonly RecordedPayment[]> {
  const found: RecordedPayment[] = [];
  for (let at = 0; at < references.length; at += AT_ONCE) {
    const asked = references.slice(at, at + AT_ONCE);
    found.push(
      ...(await store.recordedPayments({ mode, provider: name, from: 0, to: 0, references: asked })),
    );
  }
  return found;
}
