/** What becomes of an account once its payer has linked it, and what is told of it. */
export interface LinkingBehaviour {
  /** Accounts to choose from; one where left out, which needs no choice. */
  readonly accounts?: number;
  /** A code is asked for after the password. */
  readonly asksCode?: true;
  /** The bank takes no details at all. */
  readonly refusesLogin?: true;
  /** The data come, or cannot be had, or neither; and after how long, milliseconds. Told as processing before where it takes longer than usual. */
  readonly data?: { readonly ends: 'AVAILABLE' | 'FAILED' | 'never'; readonly afterMs?: number };
  readonly webhooks?: {
    readonly lost?: true;
    readonly times?: number;
    readonly afterMs?: number;
    /** The account is told to be updated before it is told to be connected. */
    readonly reordered?: true;
    /** The account alone is named, or with the reference of somebody else. */
    readonly ref?: 'none' | 'another';
    /** Besides, an account is told that nobody here has linked. */
    readonly stranger?: true;
  };
}

/** One way in which linking goes, chosen by the user that is typed on the page. */
export interface LinkingScenario<Id extends string = string> {
  readonly id: Id;
  readonly user: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly behaviour: LinkingBehaviour;
}

const entry = <const Id extends string>(
  id: Id,
  user: string,
  title: string,
  story: string,
  behaviour: LinkingBehaviour = {},
): LinkingScenario<Id> => ({ id, user, title, story, behaviour });

const minuteMs = 60_000;

/** Everything that can become of linking, in one table. */
export const linkingScenarios = [
  entry('linked', 'user_good', 'Linked', 'One account, and its data come some seconds later.'),
  entry('linked-of-three', 'link_three', 'Three accounts', 'The payer chooses one of three accounts.', {
    accounts: 3,
  }),
  entry('linked-with-code', 'link_code', 'A code', 'The bank asks for a code after the password.', {
    asksCode: true,
  }),
  entry('login-refused', 'link_refused', 'The bank says no', 'The bank takes no details, however often.', {
    refusesLogin: true,
  }),
  entry(
    'data-slow',
    'link_slow',
    'Slow data',
    'The data are told to be processing, and come ten minutes later.',
    {
      data: { ends: 'AVAILABLE', afterMs: 10 * minuteMs },
    },
  ),
  entry('data-failed', 'link_data_failed', 'No data', 'The account is linked, and its data cannot be had.', {
    data: { ends: 'FAILED' },
  }),
  entry('data-never', 'link_data_never', 'Processing for ever', 'The data are processing, and stay so.', {
    data: { ends: 'never' },
  }),
  entry('told-nothing', 'link_untold', 'No webhooks', 'Linked, and the data come, without a word.', {
    webhooks: { lost: true },
  }),
  entry('told-late', 'link_late', 'Half an hour late', 'Every webhook comes half an hour late.', {
    webhooks: { afterMs: 30 * minuteMs },
  }),
  entry('told-five-times', 'link_repeated', 'Five times each', 'Every webhook comes five times.', {
    webhooks: { times: 5 },
  }),
  entry('told-reordered', 'link_reordered', 'In the wrong order', 'The data are told before the account.', {
    webhooks: { reordered: true },
  }),
  entry('told-without-ref', 'link_no_ref', 'Without a reference', 'The webhook names the account alone.', {
    webhooks: { ref: 'none' },
  }),
  entry(
    'told-another-ref',
    'link_other_ref',
    'Another reference',
    'The webhook has somebody else’s reference.',
    {
      webhooks: { ref: 'another' },
    },
  ),
  entry(
    'told-a-stranger',
    'link_stranger',
    'A stranger',
    'Besides, an account is told that nobody has linked.',
    {
      webhooks: { stranger: true },
    },
  ),
] as const satisfies readonly LinkingScenario[];

export type LinkingScenarioId = (typeof linkingScenarios)[number]['id'];

const byUser = new Map<string, LinkingScenario>(linkingScenarios.map((one) => [one.user, one]));

/** Everybody who is not in the table is linked without more ado. */
export const linkingScenarioOf = (user: string): LinkingScenario => byUser.get(user) ?? linkingScenarios[0];
