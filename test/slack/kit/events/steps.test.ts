import { MaybeDecided } from '../../../../src/approval/decision/lost-answer.ts';
import { Steps } from '../../../../src/slack/kit/events/steps.ts';
import { StoreUnavailable } from '../../../../src/store/database/store-unavailable.ts';

const NOTHING = /nothing was decided or changed/;
const UNKNOWN = /cannot tell whether it was done/;

test('a fault before any change: nothing was decided or changed', () => {
  expect(new Steps().answerTo(new StoreUnavailable(null))).toMatch(NOTHING);
});

test('a change that the database refused was not made', async () => {
  const steps = new Steps();
  const fault = new Error('violates a constraint');
  await expect(steps.change(() => Promise.reject(fault))).rejects.toBe(fault);
  expect(steps.answerTo(fault)).toMatch(NOTHING);
});

test('a change whose answer was lost may have been made', async () => {
  const steps = new Steps();
  const fault = new StoreUnavailable(null);
  await expect(steps.change(() => Promise.reject(fault))).rejects.toBe(fault);
  expect(steps.answerTo(fault)).toMatch(UNKNOWN);
  expect(new Steps().answerTo(new MaybeDecided(fault))).toMatch(UNKNOWN);
});

test('what was done is said, whatever fails after it', async () => {
  const steps = new Steps();
  await steps.change(() => Promise.resolve());
  steps.done('The rule was retired.');
  expect(steps.answerTo(new StoreUnavailable(null))).toBe(
    'The rule was retired. Something failed on our side after that.',
  );
});
