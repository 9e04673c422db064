import { renderAnnouncement } from '../../slack/rules/announcements/views/announcement.ts';
import { renderBatch } from '../../slack/rules/announcements/views/batch-announcement.ts';
import { ruleForm } from '../../slack/rules/form/views/rule-form.ts';
import { ruleReview } from '../../slack/rules/form/views/rule-review.ts';
import { ruleHistory, rulesList } from '../../slack/rules/list/views/rules-list.ts';
import { renderHeld, renderSettled } from '../../slack/rules/two-admins/views/held-change.ts';
import { restoreReview, undoReview } from '../../slack/rules/undo/views/later-denials-review.ts';
import { undoSome } from '../../slack/rules/undo/views/undo-some.ts';
import { renderRunbook } from '../../slack/runbook/views/runbook.ts';
import { ANA, BEN, change, denial, denyRule, ID, later, NOW, preview, rule } from './data.ts';
import { messages, type Sample, views } from './sample.ts';

const held = {
  id: ID,
  author: ANA,
  change: { action: 'retire', id: rule.id, version: 2 },
  steps: [{ before: denyRule, after: rule }],
  createdAt: NOW,
  settled: null,
} as const;
const settled = { ...held, settled: { outcome: 'confirmed', by: BEN, at: NOW } } as const;
const shaped = { ...denial, shape: 'docker compose pull' };
const entries = [{ shape: shaped.shape, denials: [shaped, shaped] as const }];
const lookedAt = { days: 90, limit: 500, isPartial: true };
const environments = ['production', 'staging'];

/** What is said of rules, and the modals that change them. */
export const ruleSamples = (): Sample[] => [
  ...messages(
    renderAnnouncement,
    [{ actor: ANA, what: 'added', rule, replaced: [denyRule], batch: ID }],
    [{ actor: ANA, what: 'retired', rule: denyRule, replaced: [], batch: null }],
  ),
  ...messages(renderBatch, [
    { actor: ANA, what: 'pruned', retired: [rule, denyRule], added: [rule], batch: ID },
  ]),
  ...messages(renderHeld, [{ what: 'held', held, preview: { allows: preview, denied: preview, later } }]),
  ...messages(renderSettled, [settled, 'The change was made.']),
  ...views(
    ruleForm,
    [{ effect: 'allow', draft: {}, environments, editing: null, repaired: false }],
    [{ effect: 'deny', draft: denyRule, environments, editing: { id: ID, version: 2 }, repaired: true }],
  ),
  ...views(ruleReview, [
    { draftId: ID, draft: rule, editing: null, isRepaired: true, preview, covered: [rule], covering: [rule] },
  ]),
  ...views(
    rulesList,
    [[rule, denyRule], { words: 'docker', page: 0, retired: false }, 'Retired.'],
    [Array.from({ length: 20 }, () => rule), { words: '', page: 1, retired: true }, null],
  ),
  ...views(ruleHistory, [rule, [change]], [rule, []]),
  ...views(
    renderRunbook,
    [entries, { words: '', page: 0, entry: null }, lookedAt],
    [entries, { words: '', page: 0, entry: { requestId: ID, page: 0 } }, lookedAt],
  ),
  ...views(restoreReview, [{ rules: [rule], since: NOW, later }, { id: ID }]),
  ...views(undoReview, [{ rules: [rule], since: NOW, later }, { batch: ID }]),
  ...views(undoSome, [ID, [change, change], later]),
];
