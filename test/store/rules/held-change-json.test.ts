import { heldChangeFromJson, heldChangeToJson } from '../../../src/store/rules/held-change-json.ts';

const draft = {
  effect: 'allow',
  type: 'glob',
  pattern: 'make *',
  environments: ['eu'],
  repositories: [],
  hours: 'any',
  expiresAt: '2027-01-01T00:00:00.000Z',
  maxUses: null,
  reason: 'every day',
  example: null,
};
const read = { ...draft, expiresAt: new Date(draft.expiresAt) };

describe('what older versions stored is read', () => {
  test.each([
    [
      'an addition',
      { action: 'add', draft, replaces: ['r1'] },
      { action: 'add', draft: read, replaces: [{ id: 'r1', version: null }] },
    ],
    [
      'an edit',
      { action: 'edit', id: 'r1', version: 3, draft },
      { action: 'edit', id: 'r1', version: 3, draft: read },
    ],
    [
      'a restoration',
      { action: 'restore', id: 'r1', draft },
      { action: 'restore', id: 'r1', version: null, draft: read },
    ],
  ])('%s', (_what, stored, change) => {
    expect(heldChangeFromJson(stored)).toEqual({ change, steps: [{ before: null, after: read }] });
  });
});

test.each([
  [{ action: 'retire' as const, id: 'r1', version: 2 }],
  [{ action: 'undo' as const, batch: 'b1', only: null }],
  [{ action: 'undo' as const, batch: 'b1', only: ['r1'] }],
  [{ action: 'apply' as const, items: [{ retire: [], add: null, dependsOn: [], onlyIfIdle: true }] }],
])('%j comes back as it was stored', (change) => {
  expect(heldChangeFromJson(heldChangeToJson(change, []))).toEqual({ change, steps: [] });
});

test('steps come back as they were stored, with nothing but what a rule says', () => {
  const rule = { ...read, effect: 'deny' as const, type: 'glob' as const, hours: 'any' as const };
  const steps = [{ before: { ...rule, uses: 3 }, after: null }];
  const stored = heldChangeToJson({ action: 'retire', id: 'r1', version: 2 }, steps);
  expect(heldChangeFromJson(stored).steps).toEqual([{ before: rule, after: null }]);
});

test('what no version wrote is a fault', () => {
  expect(() => heldChangeFromJson({ action: 'replace', draft })).toThrow('action');
});
