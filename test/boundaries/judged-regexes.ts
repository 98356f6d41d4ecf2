/** What somebody has judged who has read how long the text can be that is searched. */
interface Judged {
  /** Files under `src`. */
  readonly in: RegExp;
  /** Why it takes no time that matters: how long the text can be, or why the search is linear all the same. */
  readonly because: string;
  /** As they are written; all of the files' where none is named. */
  readonly regexes?: readonly string[];
}

const amount = '/\\B(?=(\\d{3})+$)/g';
const email = '/^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$/';

/** Regular expressions whose form does not show that they are linear. */
export const judgedRegexes: readonly Judged[] = [
  {
    in: /^proxy\/providers\/mono\/(.+\/)?words\.ts$/,
    because: 'a message of the provider is cut to 300 characters when it is read',
  },
  {
    in: /^proxy\/providers\/mono\/mandates\/outcomes\/debit-rows\.ts$/,
    because: 'a message of the provider is cut to 300 characters when it is read',
    regexes: ['/\\bmandate\\b[^.]*\\blocked\\b/i'],
  },
  {
    in: /^proxy\/providers\/mono\/mandates\/read-mandate\.ts$/,
    because: 'a message of the provider is cut to 300 characters when it is read',
    regexes: ['/(?:\\bN|\\bNGN|₦)\\s?(\\d[\\d,]*(?:\\.\\d{1,2})?)(?![\\d.]*\\d)/g'],
  },
  {
    in: /^(contract\/money|checkout\/early\/text)\.ts$/,
    because: 'an amount has at most 16 digits',
    regexes: [amount],
  },
  {
    in: /^checkout\/screens\/send-transfer\/what-to-send\.tsx$/,
    because: 'an amount that this page has formatted',
    regexes: ['/^(\\D*)(.*?)(\\.00)?$/'],
  },
  {
    in: /^proxy\/checkouts\/echo\.ts$/,
    because: 'an account number has at most 24 characters, else it is not read',
    regexes: ['/\\d*$/'],
  },
  {
    in: /^proxy\/checkouts\/return-address\.ts$/,
    because: 'an address has at most 2,048 characters',
    regexes: [
      '/\\b(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|intent)\\s*:/i',
      '/(?:https?:\\/*|\\/{2,})([^/?#&]*)/gi',
    ],
  },
  {
    in: /^proxy\/(mandates\/same-bank|providers\/mono\/mandates\/bank-names)\.ts$/,
    because: 'the name of a bank is cut to 80 characters when it is read',
    regexes: ['/\\(.*?\\)/g', '/\\s+(plc|ltd|limited)\\.?$/i'],
  },
  {
    in: /^proxy\/providers\/mono\/translate-session\.ts$/,
    because: 'linear: what is repeated cannot hold the T that it begins with',
    regexes: ['/T[\\d:.]+$/'],
  },
  {
    in: /^proxy\/routes\/(create-app|open-api)\.ts$/,
    because: 'paths of our own routes',
    regexes: ['/\\{(\\w+)\\}/g'],
  },
  {
    in: /^proxy\/config\/settings\.ts$/,
    because: 'the name of a setting, given by whoever runs the proxy',
    regexes: ['/\\.\\d+$/'],
  },
  {
    in: /^build\//,
    because: 'read at build only, of files of the project and its dependencies',
  },
  {
    in: /^sandbox\//,
    because: 'the sandbox is asked by a developer’s own proxy',
    regexes: [email],
  },
];

/** Sources that make a regular expression of a text, and of which. */
export const makers: Readonly<Record<string, string>> = {
  'checkout/early/find-banks.ts': 'forms of a word, from a list of ours',
  'proxy/pages/page-template.ts': 'names of the places in our own page',
  'sandbox/mandates/field-checks.ts': 'a number of digits, from a list of ours',
};
