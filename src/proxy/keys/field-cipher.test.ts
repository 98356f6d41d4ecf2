import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Sealed } from '../../contract/sealed.ts';
import { createFieldCipher, FieldUnreadable } from './field-cipher.ts';
import { createKeyring } from './keyring.ts';

const oldKey = 'sk_test_the-first-secret-of-adire-lane-0001';
const newKey = 'sk_test_the-second-secret-of-adire-lane-002';
const place = { table: 'attempts', column: 'account_number', row: 'att_1' };

describe('field encryption', () => {
  it('gives back what was closed, and shows nothing of it meanwhile', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    const closed = cipher.close(place, new Sealed('0123456789'));
    expect(cipher.open(place, closed).open()).toBe('0123456789');
    expect(closed).not.toContain('0123456789');
    expect(Buffer.from(closed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain(
      '0123456789',
    );
    expect(inspect(cipher.open(place, closed))).toBe('[sealed]');
  });

  it('closes nothing at all, and gives that back', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    expect(cipher.open(place, cipher.close(place, new Sealed(''))).open()).toBe('');
  });

  it('closes the same value differently every time', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    expect(cipher.close(place, new Sealed('same'))).not.toBe(cipher.close(place, new Sealed('same')));
  });

  it('does not open a value that was moved to another row, column or table', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    const closed = cipher.close(place, new Sealed('0123456789'));
    for (const other of [{ row: 'att_2' }, { column: 'bank_session' }, { table: 'checkouts' }]) {
      expect(() => cipher.open({ ...place, ...other }, closed).open()).toThrow(FieldUnreadable);
    }
  });

  it('does not open a value that was altered or cut', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    const closed = cipher.close(place, new Sealed('0123456789'));
    const flipped = closed.slice(0, 20) + (closed[20] === 'A' ? 'B' : 'A') + closed.slice(21);
    for (const bad of [flipped, closed.slice(0, 12), '', 'x.y']) {
      expect(() => cipher.open(place, bad).open()).toThrow(FieldUnreadable);
    }
  });

  it('gives back what nobody changed as it stood, without opening it, and closes what stands elsewhere anew', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    const closed = cipher.close(place, new Sealed('0123456789'));
    const altered = `${closed.slice(0, -2)}AA`;
    expect(cipher.close(place, cipher.open(place, altered))).toBe(altered);
    for (const change of [{ row: 'att_2' }, { column: 'bank_session' }, { table: 'links' }]) {
      const other = { ...place, ...change };
      const moved = cipher.close(other, cipher.open(place, closed));
      expect(cipher.open(other, moved).open()).toBe('0123456789');
    }
  });

  it('keeps what is more than a text, and opens it once', () => {
    const cipher = createFieldCipher(createKeyring([oldKey]));
    const accounts = [{ number: '0123456789' }];
    const opened = cipher.openJson(place, cipher.close(place, new Sealed(accounts)));
    expect(opened.open()).toEqual(accounts);
    expect(opened.open()).toBe(opened.open());
    expect([JSON.stringify(opened), inspect(opened)]).toEqual(['"[sealed]"', '[sealed]']);
  });

  it('opens with an old key while it is configured, closes with the new one, and refuses after the rotation', () => {
    const closed = createFieldCipher(createKeyring([oldKey])).close(place, new Sealed('0123456789'));
    const rotating = createFieldCipher(createKeyring([newKey, oldKey]));
    expect(rotating.open(place, closed).open()).toBe('0123456789');
    expect(rotating.close(place, new Sealed('x')).split('.')[0]).toBe(rotating.currentKeyId());
    const again = rotating.close(place, rotating.open(place, closed));
    expect([again.split('.')[0], rotating.open(place, again).open()]).toEqual([
      rotating.currentKeyId(),
      '0123456789',
    ]);
    const rotated = createFieldCipher(createKeyring([newKey]));
    expect(() => rotated.open(place, closed)).toThrow(FieldUnreadable);
  });
});
