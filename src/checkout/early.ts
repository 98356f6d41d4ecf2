import { bankList } from './early/bank-list.ts';
import { openPage } from './early/open-page.ts';

/** Every checkout's first answer but that of a choice of ways to pay: the bank list, where that is the first screen. */
openPage((view, tell) => (view.step === 'choose-bank' ? bankList(view, tell) : undefined));
