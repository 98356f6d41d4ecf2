import type { WireField, WireInstitution } from '../../proxy/providers/mono/wire.ts';
import { escaped } from '../page/escaped.ts';
import { fieldOf, selectOf } from './form-markup.ts';

/** One field of a bank's own form: markup. */
export function bankFieldOf({
  name,
  hint,
  contentType,
  options,
  value,
  length,
  maxLength,
}: WireField): string {
  const label = String(hint);
  if (options) return selectOf(name, label, options);
  const most = length ?? maxLength;
  const picture = value ? `<img src="${escaped(value)}" alt="A picture of digits">` : '';
  const type = contentType === 'password' ? 'password' : 'text';
  return `${picture}${fieldOf({ name, label, type, ...(most === undefined ? {} : { maxLength: most }) })}`;
}

/** A literal backslash and n mean a line break. */
export const spoken = (title: string): string => title.replaceAll('\\n', ' ');

/** Every bank with every way to log in: `id type method`. */
export const bankChoice = (institutions: readonly WireInstitution[]): string =>
  selectOf(
    'bank',
    'Bank',
    institutions.flatMap(({ _id, type, name, auth_methods }) =>
      auth_methods.map((method) => ({
        value: `${_id} ${type} ${method.type}`,
        label: `${name}, ${method.name}${type === 'BUSINESS_BANKING' ? ', for a business' : ''}`,
      })),
    ),
  );
