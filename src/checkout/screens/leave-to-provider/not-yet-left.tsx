import { Notice } from '../../ui/notice.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { CameraNote } from './camera-note.tsx';
import { BackAction, OtherWays } from './other-ways.tsx';
import type { PlaceProps } from './place.ts';

/** What goes on at the provider's page, and the link to it. */
export function NotYetLeft(props: PlaceProps) {
  const { view, words, names, send } = props;
  return (
    <div class="screen enter">
      <div class="body">
        <BackAction {...props} />
        <h1 tabIndex={-1}>{words.titles[view.errand](names.provider)}</h1>
        {'pageGivenUp' in view && <Notice text={words.besideEarlier(names.provider)} />}
        <p class="text">{words.texts[view.errand](names)}</p>
        {view.errand === 'selfie' && <CameraNote words={words} />}
        <OtherWays {...props} />
      </div>
      <div class="foot">
        <p class="note">{words.host(plainText(view.host, 80))}</p>
        <PageLink href={view.url} place="beside" look="button" onOpen={() => send({ type: 'page.opened' })}>
          {words.open(names.provider)}
        </PageLink>
      </div>
    </div>
  );
}
