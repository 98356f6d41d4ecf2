import type { Words } from './en.ts';
import type { enPages } from './en-pages.ts';

/** The words of the first screen as plain text with places to fill in, to be put into the page by the build. */
export function earlyWords({ shell, chooseBank }: Words) {
  return {
    pay: shell.pay('{0}'),
    atMost: shell.atMost('{0}'),
    paidTo: shell.paidTo('{0}'),
    until: shell.until('{0}'),
    untilLagos: shell.untilLagos('{0}'),
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
  };
}

/** The words of the choice of how to pay, in the same way. `{0}` is the provider. */
export function wayWords({ shell }: Words, { chooseWay }: typeof enPages) {
  const { title, list, names, hints, notices, goOn, working } = chooseWay;
  return {
    title,
    list,
    names: filled(names),
    hints: filled(hints),
    notices: filled(notices),
    goOn: goOn('{0}'),
    working,
    cancel: shell.cancel,
  };
}

function filled<K extends string>(texts: Readonly<Record<K, (name: string) => string>>) {
  const entries = Object.entries<(name: string) => string>(texts).map(([key, text]) => [key, text('{0}')]);
  return Object.fromEntries(entries) as Record<K, string>;
}
