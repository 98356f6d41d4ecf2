import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { pageViews } from '../../../test/support/gallery/page-variants.ts';
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

  test('and is offered a second page is told not to pay on both, before it and while they may be away', () => {
    const words =
      /What you began on Mono’s page before may still go through\. If you have paid there, do not pay again: you would be charged twice\./;
    const view = { ...pageViews['leave-to-provider'], pageGivenUp: true as const };
    for (const away of [false, true]) {
      expect(render(page({ view, away })).container.textContent).toMatch(words);
      cleanup();
      const first = render(page({ view: pageViews['leave-to-provider'], away })).container.textContent;
      expect(first).not.toMatch(words);
      cleanup();
    }
  });

  test('and finds that another one could not be opened is told both', () => {
    const view = { ...pageViews['choose-way'], notice: 'page_not_opened' as const };
    const told = () =>
      [...document.querySelectorAll('.told')].map(({ textContent }) =>
        textContent?.split(' ').slice(0, 3).join(' '),
      );
    render(page({ view: { ...view, pageGivenUp: true } }));
    expect(told()).toEqual(['Mono’s page could', 'What you began']);
    cleanup();
    render(page({ view: { ...view, notice: 'page_given_up', pageGivenUp: true } }));
    expect(told()).toEqual(['What you began']);
    cleanup();
    render(page({ view }));
    expect(told()).toEqual(['Mono’s page could']);
  });

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
