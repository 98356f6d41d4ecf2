import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Field, Form } from '../../contract/form.ts';
import { Sealed } from '../../contract/sealed.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { SubmitButton } from '../ui/actions.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { ErrorLine } from '../ui/field-box.tsx';
import { asTyped, isSecret, isShortLived } from './field-hints.ts';
import { Patience, type PatienceWords } from './patience.tsx';
import { ProviderField } from './provider-field.tsx';

export interface ProviderFormProps {
  readonly form: Form;
  /** Raised with every answer, so that the same refusal twice is said twice. */
  readonly version: number;
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly submit: string;
  readonly working: string;
  readonly patience: PatienceWords;
  readonly send: (event: PayerEvent) => void;
  /** What stands above and below the fields, and above the button. */
  readonly head: ComponentChildren;
  readonly tail: ComponentChildren;
  /** The button, where it is more than the usual one. */
  readonly button?: typeof SubmitButton;
}

type Input = HTMLInputElement | HTMLSelectElement;

function isInput(element: Element): element is Input {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
}

function inputOf(form: HTMLFormElement | null, field: Field): Input | null {
  const inputs = [...(form?.elements ?? [])].filter(isInput);
  return inputs.find(({ name }) => name === field.name) ?? null;
}

/**
 * What a bank asks for, sent sealed. Secrets are taken out of the page when the form is sent, when the page is hidden or kept
 * for going back to, and when the screen goes; everything else stays for the next try.
 */
export function ProviderForm(props: ProviderFormProps) {
  const { form, version, refusal, busy, send, button: Button = SubmitButton } = props;
  const words = useWords();
  const announce = useAnnounce();
  const element = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const refusalId = useId();
  const asked = useMemo(() => JSON.stringify(form), [form]);

  const clear = (which: (field: Field) => boolean) => {
    for (const field of form.fields.filter(which)) {
      const input = inputOf(element.current, field);
      if (input !== null) input.value = '';
    }
  };

  useLayoutEffect(() => {
    const secrets = form.fields.filter(isSecret).map((field) => inputOf(element.current, field));
    const onLeave = () => clear(isSecret);
    const onHide = () => {
      if (document.visibilityState === 'hidden') clear((field) => isSecret(field) && !isShortLived(field));
    };
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onHide);
      for (const input of secrets) if (input !== null) input.value = '';
    };
  }, [asked]);

  useEffect(() => {
    if (busy || refusal === undefined) return;
    announce(refusal);
    if (!sent.current) return;
    sent.current = false;
    const again =
      form.fields.find((field) => inputOf(element.current, field)?.value === '') ?? form.fields[0];
    if (again !== undefined) inputOf(element.current, again)?.focus();
    document.getElementById(refusalId)?.scrollIntoView({ block: 'nearest' });
  }, [version, busy, refusal]);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const fields: Record<string, string> = {};
    for (const field of form.fields)
      fields[field.name] = asTyped(field, inputOf(element.current, field)?.value ?? '');
    const missing = form.fields.filter((field) => fields[field.name] === '');
    setEmpty(missing.map((field) => field.name));
    if (missing[0] !== undefined) {
      inputOf(element.current, missing[0])?.focus();
      announce(words.form.empty);
      return;
    }
    clear(isSecret);
    sent.current = true;
    send({ type: 'fields.submitted', fields: new Sealed(fields) });
  };

  const shownRefusal = busy || empty.length > 0 ? undefined : refusal;
  return (
    <form ref={element} class="screen enter" autocomplete="off" noValidate onSubmit={onSubmit}>
      <div class="body">
        {props.head}
        {form.fields.map((field) => (
          <ProviderField
            key={field.name}
            field={field}
            error={empty.includes(field.name) ? words.form.empty : undefined}
            formErrorId={shownRefusal === undefined ? undefined : refusalId}
            readOnly={busy}
          />
        ))}
        {shownRefusal !== undefined && <ErrorLine id={refusalId} text={shownRefusal} />}
        {props.tail}
      </div>
      <div class="foot">
        {busy && <Patience words={props.patience} />}
        <Button label={props.submit} busy={busy} busyLabel={props.working} />
      </div>
    </form>
  );
}
