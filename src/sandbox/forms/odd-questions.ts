import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import { secret, text } from '../forms.ts';

const sentence =
  'Please read the instructions of your bank with care before you type anything into this form. ';

/** As long as anybody has seen: a title of 400 letters, hints of 120, one of them a single word. */
export const longestQuestion: WireUi = {
  title: sentence.repeat(5).slice(0, 400),
  form: [
    text('answer', sentence.repeat(2).slice(0, 120)),
    secret('token', 'InternetBankingTokenOrOneTimePassword'.repeat(4).slice(0, 120), { length: 6 }),
  ],
};

const rightToLeft = '\u202e';
const zeroWidth = '\u200b';

/** Looks like an element of a page to code that renders objects. */
const likeAnElement = { type: 'img', props: { src: 'x', onerror: 'alert(1)' }, key: null, ref: null };

/** Texts made to be taken for something else; the names can still be answered under. */
export const hostileQuestion: WireUi = {
  title: `<img src=x onerror="alert(1)"><b>Your bank</b> ${rightToLeft}says: type your password again${zeroWidth}`,
  form: [
    text('answer', '<script>alert(document.domain)</script>Which city were you born in ?'),
    secret('token', `${rightToLeft}nekot ruoy${zeroWidth.repeat(40)}`),
    { ...secret('pin', ''), hint: likeAnElement as unknown as string },
  ],
};
