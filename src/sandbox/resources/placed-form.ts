import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import type { Behaviour } from '../scenarios/behaviour.ts';

type Place = Behaviour['formIn'];

/** A question of login and commit: title and form are `data` itself, unless told. */
export const asLoginQuestion = (place: Place, ui: WireUi): object =>
  place === undefined || place === 'data' ? ui : { [place]: ui };

/** A question beside what a payment's call repeats: in `data.ui`, unless told. */
export const besideEcho = (place: Place, echo: object, ui: WireUi): object =>
  place === 'data' ? { ...echo, ...ui } : { ...echo, [place ?? 'ui']: ui };
