import { openPage } from './early/open-page.ts';
import { wayList } from './early/way-list.ts';

/** The first answer of a checkout that begins with the choice of how to pay. */
openPage((view, tell) => (view.step === 'choose-way' && !view.busy ? wayList(view, tell) : undefined));
