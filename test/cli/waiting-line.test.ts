import { fitColumns } from '../../src/cli/output/live-line.ts';
import { createPlainLines } from '../../src/cli/output/plain-lines.ts';
import { printable } from '../../src/cli/output/printable.ts';
import { type Waiting, waitingLine } from '../../src/cli/output/waiting-line.ts';
import type { GateRequest } from '../../src/client/gate/gate-request.ts';

const REQUEST: GateRequest = {
  id: 'r1',
  status: 'pending',
  created_at: '2026-11-24T10:00:00Z',
  expires_at: '2026-11-24T10:01:00Z',
  approvals: { required: 1, given: [] },
  asked: { channel: '#approvals', people: ['Ana', 'Ben', '@oncall'] },
  message_url: 'https://acme.slack.com/p1',
};

const waiting = (request: Partial<GateRequest>, more: Partial<Waiting> = {}): Waiting => ({
  request: { ...REQUEST, ...request },
  waitedMs: 1_000,
  gateLost: null,
  ...more,
});

test.each<[string, Waiting]>([
  ['0:47 left · waiting for Ana, Ben, @oncall in #approvals', waiting({})],
  ['0:47 left · waiting for a reviewer', waiting({ asked: null })],
  [
    '0:47 left · waiting for a reviewer in #night · approvals 1 of 2',
    waiting({ asked: { channel: '#night' }, approvals: { required: 2, given: [{ by: 'U0ANA' }] } }),
  ],
  ['0:47 left · asking', waiting({ message_url: null })],
  ['0:47 left · the card is not posted yet', waiting({ message_url: null }, { waitedMs: 3_001 })],
  [
    '0:47 left · waiting for a reviewer · the gate does not answer (ECONNRESET), retrying',
    waiting({ asked: null }, { gateLost: 'ECONNRESET' }),
  ],
])('%s', (line, state) => {
  expect(waitingLine(state, 46_200)).toBe(line);
});

test.each([
  [59_001, '1:00'],
  [898_000, '14:58'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [172_770_000, '47:59:30'],
])('%i ms are shown as %s', (leftMs, text) => {
  expect(waitingLine(waiting({ asked: null }), leftMs)).toBe(`${text} left · waiting for a reviewer`);
});

test('time that is over is none, not less', () => {
  expect(waitingLine(waiting({ asked: null }), -2_000)).toBe('0:00 left · waiting for a reviewer');
});

test('a log is told of every change, and that waiting goes on every half minute', () => {
  let now = 0;
  const lines: string[] = [];
  const log = createPlainLines({ write: (line: string) => lines.push(line) }, () => now);
  for (; now <= 70_000; now += 1_000) {
    const given = now < 10_000 ? [] : [{ by: 'U0BEN' }];
    const request = waiting({ asked: null, approvals: { required: 2, given } });
    log.draw(request, 90_000 - now);
  }
  expect(lines).toEqual([
    'expacti: 1:30 left · waiting for a reviewer · approvals 0 of 2\n',
    'expacti: 1:20 left · waiting for a reviewer · approvals 1 of 2\n',
    'expacti: 0:50 left · waiting for a reviewer · approvals 1 of 2\n',
    'expacti: 0:20 left · waiting for a reviewer · approvals 1 of 2\n',
  ]);
});

test.each([
  ['plain text, é 漢 🚀', 'plain text, é 漢 🚀'],
  ['\u001B[31mred\u001B[0m', 'red'],
  ['\u001B]8;;https://evil.test\u0007link\u001B]8;;\u0007', 'link'],
  ['one\r\n::set-output name=x::y', 'one ::set-output name=x::y'],
  ['a\u202Eb\u200Bc\u0000d\u009Be', 'a b c d e'],
  ['  \n ', ''],
])('%j is printed as %j', (text, line) => {
  expect(printable(text)).toBe(line);
});

test('a line is cut between characters, never within one, and emoji are two columns wide', () => {
  expect(fitColumns('👩‍👩‍👧‍👧 abc', 4)).toBe('👩‍👩‍👧‍👧 …');
  expect(fitColumns('abc', 3)).toBe('abc');
});
