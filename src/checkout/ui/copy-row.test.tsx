import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Announcer } from './announcer.tsx';
import { CopyRow } from './copy-row.tsx';
import { useCopying } from './use-copying.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  document.execCommand = () => false;
  getSelection()?.removeAllRanges();
});

const words = { copy: 'Copy', copied: 'Copied', failed: 'Press and hold the marked text.' };

function Rows({ onCopied }: { onCopied: () => void }) {
  const copying = useCopying();
  const common = { copying, words, onCopied };
  return (
    <Announcer>
      <CopyRow
        {...common}
        label="To"
        parts={['002', '002', '5928']}
        spoken="0 0 2"
        copyLabel="Copy number"
        said="Number copied."
      />
      <CopyRow
        {...common}
        label="Amount"
        before="₦"
        parts={['50']}
        after=".00"
        copyLabel="Copy amount"
        said="Amount copied."
      />
    </Announcer>
  );
}

/** The page in a browser whose clipboard is as given; what reached it, and how often that was told. */
function open(writeText: ((text: string) => Promise<void>) | undefined) {
  const told = vi.fn();
  vi.stubGlobal('navigator', writeText === undefined ? {} : { clipboard: { writeText } });
  render(<Rows onCopied={told} />);
  return told;
}

async function copy(name: string, until: RegExp) {
  fireEvent.click(screen.getByRole('button', { name }));
  await vi.waitUntil(() => until.test(screen.getByRole('status').textContent ?? ''));
}

const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

test('the number goes to the clipboard without the spaces it is read with, the amount as a field takes it', async () => {
  const kept: string[] = [];
  const told = open(async (text) => void kept.push(text));
  await copy('Copy number', /Number copied/);
  await copy('Copy amount', /Amount copied/);
  expect(kept).toEqual(['0020025928', '50']);
  expect(told).toHaveBeenCalledTimes(2);
});

test('a value is said to be copied once it is, and only until another value is', async () => {
  let write = () => {};
  open(() => new Promise((resolve) => (write = resolve)));
  fireEvent.click(screen.getByRole('button', { name: 'Copy number' }));
  expect(buttons()).toEqual(['Copy', 'Copy']);
  write();
  await vi.waitUntil(() => buttons()[0] === 'Copied');
  expect(buttons()).toEqual(['Copied', 'Copy']);
  fireEvent.click(screen.getByRole('button', { name: 'Copy amount' }));
  write();
  await vi.waitUntil(() => buttons()[1] === 'Copied');
  expect(buttons()).toEqual(['Copy', 'Copied']);
});

test('a webview that refuses the new way is asked the old way', async () => {
  const kept: string[] = [];
  document.execCommand = (command) => {
    const area = document.activeElement as HTMLTextAreaElement;
    kept.push(`${command} ${area.value}`);
    return true;
  };
  const told = open(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  await copy('Copy number', /Number copied/);
  expect(kept).toEqual(['copy 0020025928']);
  expect(buttons()).toEqual(['Copied', 'Copy']);
  expect(told).toHaveBeenCalledOnce();
});

test('where nothing copies, the bare value is marked for the payer’s own hand, and nothing is said to be copied', async () => {
  document.execCommand = () => false;
  const told = open(undefined);
  await copy('Copy number', /Press and hold/);
  expect(getSelection()?.toString()).toBe('0020025928');
  expect(screen.getAllByText(words.failed)).toHaveLength(2);
  await copy('Copy amount', /Press and hold/);
  expect(getSelection()?.toString()).toBe('50');
  expect(buttons()).toEqual(['Copy', 'Copy']);
  expect(told).not.toHaveBeenCalled();
});
