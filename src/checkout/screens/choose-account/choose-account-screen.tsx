import { useEffect, useState } from 'preact/hooks';
import type { ListedAccount } from '../../../contract/view-parts.ts';
import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { BackButton, TextAction } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { Patience } from '../patience.tsx';
import { WaysOn } from '../ways-on.tsx';
import { accountRow } from './account-row.ts';

/** One tap chooses. It moves no money, and the next screen shows the account once more. */
export default function ChooseAccountScreen({ view, busy, send }: ScreenProps<'choose-account'>) {
  const words = usePaymentWords();
  const text = words.chooseAccount;
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<string>();
  const bank = plainText(view.bank.name, 60);
  const mayGoBack = view.commands.includes('go-back');
  const back = () => send({ type: 'back.asked' });
  const someLeft = view.accounts.some(({ refused }) => refused !== true);
  const problem = someLeft ? text.problem(bank) : text.noneLeft(bank);
  const shownProblem = busy || view.problem === undefined ? undefined : problem;

  useEffect(() => {
    if (shownProblem !== undefined) announce(shownProblem);
  }, [view.version, shownProblem]);

  const asChoice = (account: ListedAccount) => {
    const { name, spoken, holder } = accountRow(account, words);
    const hint = account.refused === true ? text.notTaken(bank) : holder;
    return { id: account.id, name, spoken, hint, unusable: account.refused === true };
  };
  return (
    <div class="screen enter">
      <div class="body">
        {mayGoBack && <BackButton label={words.shell.back} disabled={busy} onClick={back} />}
        <h1 tabIndex={-1}>{text.title}</h1>
        <p class="sub">{text.hint}</p>
        {shownProblem !== undefined && <Notice text={shownProblem} />}
        <Choices
          label={text.list}
          choices={view.accounts.map(asChoice)}
          busy={busy}
          chosen={busy ? chosen : undefined}
          onChoose={(accountId) => {
            setChosen(accountId);
            send({ type: 'account.chosen', accountId });
          }}
        />
        {mayGoBack && !someLeft && (
          <TextAction disabled={busy} onClick={back}>
            {words.shell.logInAgain}
          </TextAction>
        )}
        <WaysOn commands={view.commands} busy={busy} send={send} />
      </div>
      {busy && (
        <div class="foot">
          <Patience words={words.logIn.patience(bank)} />
        </div>
      )}
    </div>
  );
}
