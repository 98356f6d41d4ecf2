import type { CustomerAsk } from '../../contract/mandate-view.ts';
import { useAgreeingWords } from '../i18n/agreeing-words.ts';
import { useWords } from '../i18n/words.ts';
import { DetailField } from '../ui/detail-field.tsx';
import { TextField } from '../ui/text-field.tsx';

interface CustomerFieldProps {
  readonly ask: CustomerAsk;
  readonly bank: string;
  readonly provider: string;
  readonly error: string | undefined;
  readonly formErrorId: string | undefined;
  readonly readOnly: boolean;
}

/** What the browser may fill in for each, which keys it takes, and how long it may be. */
const kinds = {
  firstName: ['given-name', 'text', 60],
  lastName: ['family-name', 'text', 60],
  businessName: ['organization', 'text', 120],
  email: ['email', 'email', 200],
  phone: ['tel', 'tel', 24],
  address: ['street-address', 'text', 100],
} as const;

const namesOfAccounts: readonly CustomerAsk[] = ['firstName', 'lastName', 'businessName'];

/** One detail of the payer. A BVN is masked, and neither filled in nor kept by the browser. */
export function CustomerField({ ask, bank, provider, ...frame }: CustomerFieldProps) {
  const text = useAgreeingWords().enterAccount;
  const form = useWords().form;
  const label = text.names[ask];
  if (ask === 'bvn') {
    return (
      <TextField
        {...frame}
        label={label}
        name={ask}
        masked
        numeric
        code={false}
        autocomplete="one-time-code"
        hint={text.bvnHint(provider)}
        showText={form.show}
        hideText={form.hide}
        showLabel={form.showField(label)}
        hideLabel={form.hideField(label)}
      />
    );
  }
  const [autocomplete, keys, maxLength] = kinds[ask];
  return (
    <DetailField
      {...frame}
      label={label}
      name={ask}
      autocomplete={autocomplete}
      keys={keys}
      maxLength={maxLength}
      hint={namesOfAccounts.includes(ask) ? text.asTheBankHas(bank) : undefined}
    />
  );
}
