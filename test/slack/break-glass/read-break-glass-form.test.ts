import { readBreakGlassForm } from '../../../src/slack/break-glass/read-break-glass-form.ts';

const ID = '6f0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c11';
const REASON = 'The database is down and customers cannot pay.';
const entered = (what: string | null, minutes: string | null, reason: string) => ({
  ...(what === null ? {} : { what: { value: { selected_option: { value: what } } } }),
  ...(minutes === null ? {} : { minutes: { value: { value: minutes } } }),
  reason: { value: { value: reason } },
});

test('a request or an environment is read, with white space made one', () => {
  expect(readBreakGlassForm(entered(null, null, `  ${REASON.replace(' ', '\n\n')} `), ID)).toEqual({
    kind: 'entry',
    entry: { target: { what: 'request', id: ID }, minutes: 0, reason: REASON },
  });
  expect(readBreakGlassForm(entered('environment:vault', '15', REASON), null)).toMatchObject({
    kind: 'entry',
    entry: { target: { what: 'environment', name: 'vault' }, minutes: 15 },
  });
});

test.each([
  ['nothing chosen', entered(null, null, REASON), 'what'],
  ['something else chosen', entered('rule:x', null, REASON), 'what'],
  ['too short a time', entered('environment:vault', '4', REASON), 'minutes'],
  ['too long a time', entered('environment:vault', '61', REASON), 'minutes'],
  ['half a minute', entered('environment:vault', '7.5', REASON), 'minutes'],
  ['no time', entered('environment:vault', null, REASON), 'minutes'],
  ['too short a reason', entered(`request:${ID}`, null, 'because'), 'reason'],
  ['a reason of spaces', entered(`request:${ID}`, null, `x${' '.repeat(40)}x`), 'reason'],
  ['a reason that is not seen', entered(`request:${ID}`, null, '\u200B'.repeat(40)), 'reason'],
  ['too long a reason', entered(`request:${ID}`, null, 'x'.repeat(501)), 'reason'],
])('%s stays in the form', (_what, values, field) => {
  expect(readBreakGlassForm(values, null)).toMatchObject({
    kind: 'errors',
    errors: { [field]: expect.any(String) },
  });
});

test('what is no form at all is refused', () => {
  expect(readBreakGlassForm('x', ID)).toMatchObject({ kind: 'errors' });
});
