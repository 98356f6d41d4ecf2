import { Action } from '../../ui/actions.tsx';
import { LiveLine } from '../../ui/live-line.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Waited } from '../../ui/waited.tsx';
import { MerchantContact } from '../merchant-contact.tsx';
import { BackAction, OtherWays } from './other-ways.tsx';
import type { PlaceProps } from './place.ts';

/** The provider was asked and has not confirmed it. That is no failure, so paying again is never the first thing offered. */
export function Checked(props: PlaceProps) {
  const { view, busy, offline, words, names, send } = props;
  const { provider } = names;
  return (
    <div class="screen enter">
      <div class="body">
        <BackAction {...props} />
        <h1 tabIndex={-1}>{words.checkedTitle(provider)}</h1>
        <p class="text">{words.checked[view.errand](names)}</p>
        <div class="card">
          <LiveLine offline={offline} text={offline ? words.offline : words.stillAsking}>
            <Waited from={view} seconds={view.checkedSeconds ?? 0} />
          </LiveLine>
        </div>
        <p class="text">{props.isSecond ? words.second : words.leave(names.merchant)}</p>
        <MerchantContact merchant={view.merchant} />
        <OtherWays {...props} />
      </div>
      <div class="foot">
        <Action disabled={busy} onClick={() => send({ type: 'return.told' })}>
          {busy ? words.asking(provider) : words.checkAgain}
        </Action>
        <PageLink
          href={view.url}
          place="beside"
          look="button quiet"
          onOpen={() => send({ type: 'page.opened' })}
        >
          {words.notFinished}
        </PageLink>
      </div>
    </div>
  );
}
