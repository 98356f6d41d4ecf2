import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import { credentials } from '../credentials.ts';
import { secret, text } from '../forms.ts';
import { captchaPicture } from './captcha-picture.ts';
import { hostileQuestion, longestQuestion } from './odd-questions.ts';

const otp = text('otp', 'Enter the OTP sent to your phone', { length: 6 });
const token = secret('token', 'Please enter token', { length: 6 });

/** What a picture of digits is asked with. */
export const captchaField = {
  ...text('captcha', 'Type the digits in the picture'),
  type: 'elements.captcha_input',
  value: captchaPicture(credentials.captcha),
};

/** What banks ask for. Titles hold a literal backslash and n where the provider means a line break. */
export const questions = {
  security: {
    title: 'Kindly Answer Your Security Question',
    form: [text('answer', 'Which city were you born in ?')],
  },
  session: {
    title:
      'Please Note: your bank requires a hardware token to set up a direct debit.\\nEnter your generated token code:',
    form: [secret('answer', 'Please enter the security answer'), token],
  },
  token: {
    title: 'For security purposes, please generate a token and enter it below to complete this transaction.',
    form: [token],
  },
  pin: {
    title: 'Enter the PIN of your account to approve this payment.',
    form: [secret('pin', 'Please enter PIN', { length: 4 })],
  },
  otp: { title: 'We have sent a code to your phone.', form: [otp] },
  hardware: {
    title: 'Your bank requires a hardware token.\\nEnter your generated token code:',
    form: [token],
  },
  captcha: { title: 'Please show that you are not a robot.', form: [captchaField] },
  unknownElement: {
    title: 'Which branch keeps your account?',
    form: [{ ...text('branch', 'Branch'), type: 'elements.branch_picker' }],
  },
  options: {
    title: 'Where should we send your code?',
    form: [
      {
        ...text('channel', 'Send the code by'),
        type: 'elements.select',
        options: [
          { value: 'sms', label: 'SMS to 0803***1234' },
          { value: 'email', label: 'E-mail to ng***@mail.example' },
          { value: 'call', label: 'A call' },
        ],
      },
      otp,
    ],
  },
  bounded: {
    title: 'Approve this payment.',
    form: [otp, secret('pin', 'PIN', { maxLength: 4 })],
  },
  eightFields: {
    title: 'Your company’s details',
    form: [
      text('username', 'User ID'),
      text('accountNo', 'Account number', { length: 10 }),
      text('accountno', 'Account number, once more', { length: 10 }),
      secret('password', 'Password'),
      secret('accessCode', 'Access code', { maxLength: 10 }),
      token,
      secret('mPin', 'Mobile PIN', { maxLength: 4 }),
      secret('answer', 'Which city were you born in ?'),
    ],
  },
  longest: longestQuestion,
  hostile: hostileQuestion,
} as const satisfies Record<string, WireUi>;

export type QuestionName = keyof typeof questions;
