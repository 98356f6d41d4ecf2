import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Announcer, useAnnounce } from './announcer.tsx';

afterEach(cleanup);

function Speaker({ text }: { text: string }) {
  const announce = useAnnounce();
  return (
    <button type="button" onClick={() => announce(text)}>
      {text}
    </button>
  );
}

test('the live region is there before anything is said, and is said politely', () => {
  render(<Announcer>{null}</Announcer>);
  expect(screen.getByRole('status').textContent).toBe('');
  expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite');
});

test('the same words said again change the region, so that they are read again', () => {
  render(
    <Announcer>
      <Speaker text="Not accepted" />
    </Announcer>,
  );
  const said = [1, 2, 3].map(() => {
    fireEvent.click(screen.getByRole('button'));
    return screen.getByRole('status').textContent;
  });
  expect(said).toEqual(['Not accepted', 'Not accepted\u00a0', 'Not accepted']);
});
