import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { Sealed } from '../../contract/sealed.ts';
import type { Keyring } from './keyring.ts';

/** Where a value stands. It is authenticated with the value, so that a ciphertext moved elsewhere does not open. */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/**
 * Encrypts single fields (AES-256-GCM). A closed value reads `keyId.base64url(nonce, ciphertext, tag)`. It is opened when it is first looked at: most
 * rows are read and written by whoever never looks at their secrets.
 */
export interface FieldCipher {
  /** A text as it is, anything else as JSON. What was opened here and still stands where it stood goes back as it came, unless its key is rotating out. */
  close(place: FieldPlace, value: Sealed<unknown>): string;
  /** Throws `FieldUnreadable` where no configured key opens it; looking at it throws that where it was altered or moved. */
  open(place: FieldPlace, closed: string): Sealed<string>;
  openJson<T>(place: FieldPlace, closed: string): Sealed<T>;
  currentKeyId(): string;
}

export class FieldUnreadable extends Error {
  constructor(place: FieldPlace) {
    super(`No configured key opens ${place.table}.${place.column}`);
    this.name = 'FieldUnreadable';
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createFieldCipher(keyring: Keyring): FieldCipher {
  const closedBefore = new WeakMap<Sealed<unknown>, { readonly place: FieldPlace; readonly text: string }>();

  function close(place: FieldPlace, value: Sealed<unknown>): string {
    const { id, key } = keyring.current('field-encryption');
    const before = closedBefore.get(value);
    if (before?.text.startsWith(`${id}.`) && isSame(before.place, place)) return before.text;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(associated(place));
    const opened = value.open();
    const text = typeof opened === 'string' ? opened : JSON.stringify(opened);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${id}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
  }

  function open<T>(place: FieldPlace, text: string, read: (text: string) => T): Sealed<T> {
    const [keyId = '', encoded = ''] = text.split('.');
    const derived = keyring.byId('field-encryption', keyId);
    if (!derived) throw new FieldUnreadable(place);
    const value = new ClosedField(() => read(decrypt(derived.key, encoded, place)));
    closedBefore.set(value, { place, text });
    return value;
  }

  return {
    currentKeyId: () => keyring.current('field-encryption').id,
    close,
    open: (place, closed) => open(place, closed, (text) => text),
    openJson: <T>(place: FieldPlace, closed: string) => open(place, closed, (text) => JSON.parse(text) as T),
  };
}

/** A field as it stands in its row, until somebody looks at it. */
class ClosedField<T> extends Sealed<T> {
  readonly #read: () => T;
  #opened: { readonly value: T } | undefined;

  constructor(read: () => T) {
    super(undefined as T);
    this.#read = read;
  }

  override open(): T {
    this.#opened ??= { value: this.#read() };
    return this.#opened.value;
  }
}

function decrypt(key: KeyObject, encoded: string, place: FieldPlace): string {
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new FieldUnreadable(place);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    throw new FieldUnreadable(place);
  }
}

function isSame(one: FieldPlace, other: FieldPlace): boolean {
  return one.table === other.table && one.column === other.column && one.row === other.row;
}

function associated(place: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.row]));
}
