import { useState } from 'preact/hooks';
import { usePagesWords } from '../../i18n/pages-words.ts';
import type { ChooseWayProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { Patience } from '../patience.tsx';
import { WaysOn } from '../ways-on.tsx';
import { wayKey } from './way-key.ts';

/** The ways to pay, each by what the payer will do there. Where there is one alone, it is told before it is gone. */
export default function ChooseWayScreen({ view, busy, tapped, send }: ChooseWayProps) {
  const text = usePagesWords().chooseWay;
  const [chosen, setChosen] = useState(tapped);
  const provider = plainText(view.provider, 40);
  const [only, second] = view.ways;
  const isAlone = only !== undefined && second === undefined;
  const opens = busy && (isAlone || (chosen !== undefined && chosen !== 'bank'));
  const choose = (key: string) => {
    const way = view.ways.find((offered) => wayKey(offered) === key);
    if (way === undefined) return;
    setChosen(key);
    send({ type: 'way.chosen', ...way });
  };
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{isAlone ? text.names[wayKey(only)](provider) : text.title}</h1>
        {view.notice !== undefined && <Notice text={text.notices[view.notice](provider)} />}
        {view.notice === 'page_not_opened' && view.pageGivenUp && (
          <Notice text={text.notices.page_given_up(provider)} />
        )}
        {isAlone ? (
          <p class="text">{text.hints[wayKey(only)](provider)}</p>
        ) : (
          <Choices
            label={text.list}
            choices={view.ways.map((offered) => ({
              id: wayKey(offered),
              name: text.names[wayKey(offered)](provider),
              hint: text.hints[wayKey(offered)](provider),
            }))}
            busy={busy}
            chosen={busy ? chosen : undefined}
            onChoose={choose}
          />
        )}
        <WaysOn commands={view.commands} busy={busy} send={send} />
      </div>
      {(isAlone || opens) && (
        <div class="foot">
          {opens && <Patience words={text.patience(provider)} />}
          {isAlone && (
            <Action disabled={busy} onClick={() => choose(wayKey(only))}>
              {busy ? text.working : text.goOn(provider)}
            </Action>
          )}
        </div>
      )}
    </div>
  );
}
