import { allFinal, allPosted, cardsAgree, noLiveButtons } from './invariants/cards.ts';
import {
  byItsPeople,
  inTime,
  notEarly,
  oneDecision,
  ranIfApproved,
  toldTheTruth,
} from './invariants/decisions.ts';
import { auditIsWhole, endedInOrder, knownAnswers } from './invariants/processes.ts';
import type { StoredRequest } from './invariants/stored.ts';
import { Timeline } from './timeline.ts';
import { Witness } from './witness.ts';

// A checker that finds nothing proves nothing: each case breaks one promise.
const GOOD: StoredRequest = {
  id: 'r1',
  command: 'echo ran-1',
  environment: 'production',
  verdict: 'ask',
  status: 'approved',
  requester: 'U0OCTO',
  required: 1,
  createdAt: 0,
  expiresAt: 20_000,
  decisions: [{ outcome: 'approved', kind: 'reviewer', id: 'U0ANA', at: 5_000 }],
  approvals: ['U0ANA'],
  cards: [{ channel: 'C', ts: '1', final: true }],
};
const TIMED_OUT: StoredRequest = {
  ...GOOD,
  status: 'timed_out',
  approvals: [],
  decisions: [{ outcome: 'timed_out', kind: 'timeout', id: null, at: 20_100 }],
};

function witness(): Witness {
  const seen = new Witness(null);
  seen.presses.push(
    { requestId: 'r1', as: 'U0ANA', what: 'approve' },
    { requestId: 'r1', as: 'U0OCTO', what: 'approve' },
  );
  seen.told.push({ requestId: 'r1', status: 'approved', by: 'reviewer', at: 6_000 });
  return seen;
}

/** A timeline whose clock is set by hand. */
function timeline(): { timeline: Timeline; at: (ms: number) => void } {
  let now = 0;
  return { timeline: new Timeline(() => now), at: (ms) => void (now = ms) };
}

test('nothing is found where every promise was kept', () => {
  const seen = witness();
  const { timeline: calm } = timeline();
  const button = { requestId: 'r2', channel: 'C', ts: '2', block_id: 'b', action_id: 'a', label: 'Approve' };
  expect([
    ...oneDecision([GOOD, TIMED_OUT]),
    ...byItsPeople([GOOD], seen, ['U0ANA']),
    ...inTime([TIMED_OUT], calm),
    ...notEarly([GOOD, TIMED_OUT], seen, calm),
    ...toldTheTruth([GOOD], seen),
    ...noLiveButtons([GOOD], [button]),
    ...allFinal([GOOD]),
    ...cardsAgree([GOOD], [{ channel: 'C', ts: '1', text: 'Approved: echo ran-1' }]),
    ...allPosted([GOOD], calm),
    ...auditIsWhole({ code: 0, stdout: '', stderr: '' }),
    ...endedInOrder(seen),
    ...knownAnswers(seen),
  ]).toEqual([]);
});

test.each([
  ['no decision', { decisions: [] }],
  ['two decisions', { decisions: [...GOOD.decisions, ...TIMED_OUT.decisions] }],
  ['another decision than its status', { status: 'denied' }],
])('a request with %s', (_what, fields) => {
  expect(oneDecision([{ ...GOOD, ...fields }])).toHaveLength(1);
});

test.each([
  ['by somebody who is no reviewer', { approvals: ['U0GUEST'] }],
  ['by its requester', { approvals: ['U0OCTO'] }],
  ['by somebody who did not press', { approvals: ['U0BEN'] }],
  ['by too few', { required: 2 }],
  [
    'by a rule that does not allow it',
    { decisions: [{ outcome: 'approved', kind: 'rule', id: null, at: 1 }] },
  ],
])('a request approved %s', (_what, fields) => {
  expect(byItsPeople([{ ...GOOD, ...fields }], witness(), ['U0ANA', 'U0BEN', 'U0OCTO'])).toHaveLength(1);
});

describe('a late denial', () => {
  const late = { ...TIMED_OUT, decisions: [{ outcome: 'timed_out', kind: 'timeout', id: null, at: 26_000 }] };

  test('is found', () => {
    expect(inTime([late], timeline().timeline)).toHaveLength(1);
  });

  test('is none while the database was away, or no gate was up', () => {
    const away = timeline();
    away.at(20_000);
    const back = away.timeline.away('database');
    away.at(23_000);
    back();
    expect(inTime([late], away.timeline)).toEqual([]);
    const down = timeline();
    down.at(21_000);
    down.timeline.gatesUp(0);
    down.at(24_000);
    down.timeline.gatesUp(1);
    expect(inTime([late], down.timeline)).toEqual([]);
  });
});

describe('a request that is told to be timed out before its time', () => {
  const seen = witness();
  seen.askedAt.set('r1', 1_000);
  seen.told.push({ requestId: 'r1', status: 'timed_out', by: 'timeout', at: 12_000 });

  test('is found', () => {
    expect(notEarly([TIMED_OUT], seen, timeline().timeline)).toHaveLength(1);
  });

  test('is none if the only clock jumped that far', () => {
    const jumped = timeline();
    jumped.at(10_000);
    const over = jumped.timeline.clockJumps(15_000);
    jumped.at(13_000);
    over();
    expect(notEarly([TIMED_OUT], seen, jumped.timeline)).toEqual([]);
  });

  test('is still one if the clock jumped less far, or at another time', () => {
    const little = timeline();
    little.at(10_000);
    little.timeline.clockJumps(5_000);
    expect(notEarly([TIMED_OUT], seen, little.timeline)).toHaveLength(1);
    const later = timeline();
    later.at(50_000);
    later.timeline.clockJumps(15_000);
    expect(notEarly([TIMED_OUT], seen, later.timeline)).toHaveLength(1);
  });
});

test('a request that people approved when its time was up', () => {
  const late = { ...GOOD, decisions: [{ outcome: 'approved', kind: 'reviewer', id: 'U0ANA', at: 20_001 }] };
  expect(notEarly([late], witness(), timeline().timeline)).toHaveLength(1);
});

test('a caller who was told another end, or of a request that is not stored', () => {
  const seen = witness();
  seen.told.push(
    { requestId: 'r1', status: 'denied', by: null, at: 1 },
    { requestId: 'r9', status: 'pending', by: null, at: 1 },
  );
  expect(toldTheTruth([GOOD], seen).map(({ kind }) => kind)).toEqual(['lost', 'told something else']);
});

test.each([
  ['ran although it was denied', { ran: true, code: 0 }, 'denied'],
  ['did not run, and says that it did', { ran: false, code: 0 }, 'approved'],
  ['ended with a code that is not in the contract', { ran: false, code: 1 }, 'denied'],
])('a command that %s', (_what, run, status) => {
  const seen = witness();
  seen.cliRuns.push({ mark: 'ran-1', said: '', ...run });
  expect(ranIfApproved([{ ...GOOD, status }], seen)).toHaveLength(1);
});

test('a button that can be pressed on a request that ended, and a card that shows it as open', () => {
  const button = { requestId: 'r1', channel: 'C', ts: '1', block_id: 'b', action_id: 'a', label: 'Approve' };
  expect(noLiveButtons([GOOD], [button, { ...button, label: 'Deny…' }])).toHaveLength(1);
  expect(allFinal([{ ...GOOD, cards: [{ channel: 'C', ts: '1', final: false }] }])).toHaveLength(1);
});

test('a card that is not in Slack, or says something else there', () => {
  const other = { channel: 'C', ts: '1', text: 'Denied: echo ran-1' };
  expect(cardsAgree([GOOD], [])).toHaveLength(1);
  expect(cardsAgree([GOOD], [other])).toHaveLength(1);
});

test('an audit log that does not verify', () => {
  expect(auditIsWhole({ code: 1, stdout: '{"ok":false}', stderr: '' })).toHaveLength(1);
});

test('a request that was never posted although everything was there', () => {
  const { timeline: calm } = timeline();
  expect(allPosted([{ ...TIMED_OUT, cards: [] }], calm)).toHaveLength(1);
});

test('a gate that ends by itself, and stops that are not clean or take too long', () => {
  const seen = witness();
  const ending = { gate: 'one', code: 0, tookMs: 100, said: [] };
  seen.endings.push(
    { ...ending, ordered: null },
    { ...ending, ordered: 'stop', code: 1 },
    { ...ending, ordered: 'stop', tookMs: 9_000 },
    { ...ending, ordered: 'stop' },
  );
  expect(endedInOrder(seen)).toHaveLength(3);
});

test('an answer that the contract does not have', () => {
  const seen = witness();
  for (const status of [201, 503, 500]) seen.answered(status, 'POST /v1/requests', {});
  expect(knownAnswers(seen)).toHaveLength(1);
});
