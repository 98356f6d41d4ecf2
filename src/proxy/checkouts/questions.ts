import type { Form } from '../../contract/form.ts';
import type { Answer } from '../providers/provider.ts';

type Asked = Extract<Answer<never>, { kind: 'asked' }>;

/**
 * What an answer says of the inputs that it answers. `wrong`: they were not taken. `next`: nothing speaks against them. `unclear`: fields of
 * the same names are asked for in other words, which may be the next question or the same one again.
 */
export type Verdict = 'wrong' | 'next' | 'unclear';

/** Judges what was typed into `asked` by what came back. Some banks ask for the same again, without a word, where it is wrong. */
export function verdictOn(answer: Answer<unknown>, asked: Form | undefined): Verdict {
  if (answer.kind === 'refused') return answer.reason === 'details_refused' ? 'wrong' : 'next';
  if (answer.kind !== 'asked') return 'next';
  if (answer.wrongAnswer) return 'wrong';
  if (!asked || namesOf(answer.form) !== namesOf(asked)) return 'next';
  const { prompt } = answer.form;
  const isSamePrompt = prompt === undefined || asked.prompt === undefined || prompt === asked.prompt;
  return isSamePrompt && asksTheSame(answer.form, asked) ? 'wrong' : 'unclear';
}

/** Whether two forms have the same fields; a picture is a new one every time. */
export function asksTheSame(one: Form, other: Form): boolean {
  return fieldsOf(one) === fieldsOf(other);
}

/** The form that is to be shown: a provider that does not take an answer need not repeat what it asked. */
export function formToShow(answer: Asked, verdict: Verdict, asked: Form | undefined): Form | undefined {
  if (answer.form.fields.length > 0) return answer.form;
  return verdict === 'wrong' ? asked : undefined;
}

function namesOf({ fields }: Form): string {
  return JSON.stringify(fields.map(({ name }) => name));
}

function fieldsOf({ fields }: Form): string {
  return JSON.stringify(fields.map(({ name, label, purpose, masked }) => [name, label, purpose, masked]));
}
