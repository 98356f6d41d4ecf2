import { describe, expect, test } from 'vitest';
import { sampleView } from '../../../test/model/sample-views.ts';
import type { SessionView } from '../../contract/session.ts';
import { type PaymentStep, paymentSteps } from '../../contract/steps.ts';
import { withoutScript } from './without-script.ts';

function said(view: SessionView): string {
  return withoutScript(view)
    .markup.replace(/<\/p>/g, ' ')
    .replace(/<[^a][^>]*>|<\/a>/g, '')
    .trim();
}

const addresses = {
  returnUrl: 'https://adirelane.example/thanks',
  cancelUrl: 'https://adirelane.example/cart?a=1&b=2',
};

describe('without JavaScript', () => {
  test.each(paymentSteps)(
    'what is said at %s names no amount and nothing of the order',
    (step: PaymentStep) => {
      const view = sampleView(step);
      const text = said(view);
      expect(text).not.toMatch(/₦|\d{3}/);
      for (const secret of [view.reference, view.id, view.supportCode]) expect(text).not.toContain(secret);
    },
  );

  test('a payment that can go on asks for JavaScript', () => {
    expect(said(sampleView('choose-bank'))).toBe(
      'This page needs JavaScript. Please switch it on, or open the link in another browser.',
    );
  });

  test('who has paid is told so, and never asked to pay', () => {
    const { merchant } = sampleView('paid');
    expect(said(sampleView('paid'))).toContain(`${merchant.name} has been paid.`);
  });

  test('who may have paid is told not to pay again', () => {
    for (const step of ['confirming', 'authorise'] as const) {
      expect(said({ ...sampleView(step), mayHavePaid: true })).toContain('Please do not pay again');
    }
  });

  test('an ended link names the merchant, whom to ask, and the way back that was fixed when it was made', () => {
    const view = { ...sampleView('expired'), ...addresses };
    view.merchant = { name: 'Adire <Lane>', support: 'help@adirelane.example' };
    expect(said(view)).toBe(
      'The time for this link is over. Please ask Adire &lt;Lane&gt; for a new one. ' +
        'Questions? Ask Adire &lt;Lane&gt;: help@adirelane.example ' +
        '<a href="https://adirelane.example/cart?a=1&amp;b=2">Back to Adire &lt;Lane&gt;',
    );
    const { cancelUrl: _, ...withoutCancel } = { ...sampleView('cancelled'), ...addresses };
    expect(said(withoutCancel)).toContain('href="https://adirelane.example/thanks"');
    expect(said(sampleView('cancelled'))).not.toContain('<a');
  });
});
