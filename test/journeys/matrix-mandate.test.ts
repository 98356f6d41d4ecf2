import { answerInterruptions } from './answer-interruptions.ts';
import { mandatesTold } from './interrupted-mandate-steps.ts';
import { interruptions } from './interruptions.ts';
import { tellMatrix } from './matrix.ts';

/** The history is one and the same whichever way it is gone through, and a clock that is behind is as wrong as one ahead. */
const toldByPayments = ['back and forward', 'clock five years behind'];

tellMatrix({
  ...mandatesTold,
  interruptions: [
    ...interruptions.filter(({ name }) => !toldByPayments.includes(name)),
    ...answerInterruptions,
  ],
  together: true,
});
