import type { Words } from './en.ts';
import type { enPages } from './en-pages.ts';

/** The words of the first screen as plain text with places to fill in, to be put into the page by the build. */
export function earlyWords({ shell, chooseBank }: Words, { chooseWay }: typeof enPages) {
  return {
    pay: shell.pay('{0}'),
    atMost: shell.atMost('{0}'),
    paidTo: shell.paidTo('{0}'),
    close: shell.close,
    testMode: shell.testMode,
    working: shell.working,
    title: chooseBank.title,
    search: chooseBank.search,
    placeholder: chooseBank.placeholder,
    list: chooseBank.list,
    business: chooseBank.business,
    troubled: chooseBank.troubled,
    down: chooseBank.down,
    downHint: chooseBank.downHint,
    passes: chooseBank.passes('{0}', '{1}'),
    least: chooseBank.least,
    leastHint: chooseBank.leastHint('{0}'),
    noLogin: chooseBank.noLogin,
    noAnswer: chooseBank.noAnswer,
    none: chooseBank.none('{0}'),
    noneHint: chooseBank.noneHint,
    missing: chooseBank.missing,
    notices: chooseBank.notices,
    waysTitle: chooseWay.title,
  };
}
