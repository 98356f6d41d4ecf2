import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Sealed } from '../../contract/sealed.ts';
import type { Keyring } from './keyring.ts';

/** Where a value stands. It is authenticated with the value, so that a ciphertext moved elsewhere does not open. */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Encrypts single fields (AES-256-GCM). A closed value reads `keyId.base64url(nonce, ciphertext, tag)`. */
export interface FieldCipher {
  close(place: FieldPlace, value: Sealed<string>): string;
  /** Throws `FieldUnreadable` where no configured key opens it, or where it was altered or moved. */
  open(place: FieldPlace, closed: string): Sealed<string>;
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
  return {
    currentKeyId: () => keyring.current('field-encryption').id,
    close(place, value) {
      const { id, key } = keyring.current('field-encryption');
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(associated(place));
      const body = Buffer.concat([cipher.update(value.open(), 'utf8'), cipher.final()]);
      return `${id}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(place, closed) {
      const [keyId = '', encoded = ''] = closed.split('.');
      const derived = keyring.byId('field-encryption', keyId);
      const bytes = Buffer.from(encoded, 'base64url');
      if (!derived || bytes.length < NONCE_BYTES + TAG_BYTES) throw new FieldUnreadable(place);
      const decipher = createDecipheriv('aes-256-gcm', derived.key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(associated(place));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return new Sealed(Buffer.concat([body, decipher.final()]).toString('utf8'));
      } catch {
        throw new FieldUnreadable(place);
      }
    },
  };
}

function associated(place: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.row]));
}
