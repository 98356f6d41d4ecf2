import { Action } from '../../ui/actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { isFramed, PageLink } from '../../ui/page-link.tsx';
import { CameraNote } from './camera-note.tsx';
import { BackAction, OtherWays } from './other-ways.tsx';
import type { PlaceProps } from './place.ts';

/** The payer has gone to the provider's page, or may have: how to come back, and what to do where nothing opened. */
export function MaybeAway(props: PlaceProps) {
  const { view, busy, words, names, send } = props;
  const opened = () => send({ type: 'page.opened' });
  const { provider, merchant } = names;
  return (
    <div class="screen enter">
      <div class="body">
        <BackAction {...props} />
        <h1 tabIndex={-1}>{words.awayTitle(provider)}</h1>
        {'pageGivenUp' in view && <Notice text={words.besideEarlier(provider)} />}
        <p class="text">{isFramed() ? words.awayFramed : words.awayAlone}</p>
        {view.errand === 'selfie' && <CameraNote words={words} />}
        {isFramed() && (
          <div class="card">
            <b>{words.nothingOpened}</b>
            <p class="text">
              {view.kind === 'payment'
                ? words.openHere(provider, merchant)
                : words.openHereSetUp(provider, merchant)}
            </p>
            <div class="ways">
              <PageLink href={view.url} place="instead" look="link" onOpen={opened}>
                {words.openInPlace}
              </PageLink>
            </div>
          </div>
        )}
        <OtherWays {...props} />
      </div>
      <div class="foot">
        <Action disabled={busy} onClick={() => send({ type: 'return.told' })}>
          {busy ? words.asking(provider) : words.finished}
        </Action>
        <PageLink href={view.url} place="beside" look="button quiet" onOpen={opened}>
          {words.openAgain(provider)}
        </PageLink>
      </div>
    </div>
  );
}
