import type { Field } from '../../contract/form.ts';
import { usePaymentWords } from '../i18n/payment-words.ts';
import { PictureToRead } from '../ui/picture-to-read.tsx';
import { plainText } from '../ui/plain-text.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { isSecret, lengthHint } from './field-hints.ts';

interface ProviderFieldProps {
  readonly field: Field;
  readonly error: string | undefined;
  readonly formErrorId: string | undefined;
  readonly readOnly: boolean;
}

/**
 * Chromium offers to keep whatever is typed into a password field, `off` or not, unless the field is said to hold a code that is good
 * for once. A bank's password is not for this page to have kept.
 */
function autocompleteOf(field: Field): 'off' | 'one-time-code' {
  return isSecret(field) ? 'one-time-code' : 'off';
}

/** One of the bank's fields, by what it is for. Its length is a hint: nobody is stopped by it or moved on. */
export function ProviderField({ field, error, formErrorId, readOnly }: ProviderFieldProps) {
  const words = usePaymentWords().form;
  const label = plainText(field.label, 80);
  const frame = { label, error, formErrorId, readOnly };
  if (field.options !== undefined) {
    const options = field.options.map(({ value, label: text }) => ({ value, label: plainText(text, 80) }));
    return <SelectField {...frame} name={field.name} choose={words.choose} options={options} />;
  }
  return (
    <TextField
      {...frame}
      name={field.name}
      masked={field.masked}
      numeric={field.numeric}
      code={field.purpose === 'one-time-code' && !field.masked}
      autocomplete={autocompleteOf(field)}
      hint={lengthHint(field, words)}
      above={
        field.picture !== undefined && (
          <PictureToRead
            source={field.picture}
            alt={words.picture}
            otherwise={words.pictureAgain}
            missing={words.pictureMissing}
          />
        )
      }
      showText={words.show}
      hideText={words.hide}
      showLabel={words.showField(label)}
      hideLabel={words.hideField(label)}
    />
  );
}
