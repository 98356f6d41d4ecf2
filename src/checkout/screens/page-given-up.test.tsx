import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';

afterEach(cleanup);

describe('who has given a page of the provider’s up', () => {
  test.each(['expired', 'cancelled', 'declined', 'unavailable'] as const)(
    'is told at %s that it may still go through and not to pay again, and nobody else is',
    (step) => {
      const view = { ...views[step], pageGivenUp: true as const };
      expect(render(page({ view })).container.textContent).toContain(
        'If you have paid on Mono’s page, do not pay again: it may still go through, and Adire Lane is told then. They find it by the support code.',
      );
      cleanup();
      expect(render(page({ view: views[step] })).container.textContent).not.toMatch(/may still go through/);
    },
  );

  test.each(['choose-bank', 'confirm-payment', 'declined'] as const)(
    'and wants to cancel at %s is asked to stay if they have finished there',
    (step) => {
      const words = /If you have finished on Mono’s page, stay here\. If not, do nothing more there\./;
      const view = { ...views[step], pageGivenUp: true as const };
      expect(render(page({ view, askingCancel: true })).container.textContent).toMatch(words);
      cleanup();
      expect(render(page({ view: views[step], askingCancel: true })).container.textContent).not.toMatch(
        words,
      );
    },
  );
});
