import { breakGlassConfirmation } from '../../slack/break-glass/views/break-glass-confirmation.ts';
import { breakGlassForm } from '../../slack/break-glass/views/break-glass-form.ts';
import {
  renderBreakGlassNotice,
  renderBreakGlassReview,
} from '../../slack/break-glass/views/break-glass-messages.ts';
import { signOffModal } from '../../slack/break-glass/views/review-sign-off-modal.ts';
import { SUBCOMMANDS } from '../../slack/command/subcommands.ts';
import { renderHelp } from '../../slack/command/views/help.ts';
import { renderHome } from '../../slack/home/views/home.ts';
import { loadingModal } from '../../slack/kit/blocks/loading-modal.ts';
import { noticeModal } from '../../slack/kit/blocks/notice-modal.ts';
import { renderHandOver } from '../../slack/requests/notices/views/hand-over.ts';
import { approveAndAllowModal } from '../../slack/requests/views/approve-and-allow.ts';
import { renderCard } from '../../slack/requests/views/card/card.ts';
import { renderMoved } from '../../slack/requests/views/card/moved.ts';
import { denyModal } from '../../slack/requests/views/deny-modal.ts';
import { renderPending } from '../../slack/requests/views/pending.ts';
import { renderWhyCommand, whyModal } from '../../slack/requests/views/why.ts';
import { renderStats } from '../../slack/stats/views/stats.ts';
import { ANA, command, denied, glass, ID, LATER, long, NOW, pending, ran, rule, stats } from './data.ts';
import { messages, type Sample, views } from './sample.ts';

const asked = { channel: '#approvals', people: ['Ana', '@oncall'] };
const asking = { channel: '#approvals', people: Array(30).fill('Ana'), mentioned: Array(30).fill(ANA) };
const opened = { ...glass, requestId: null, until: LATER };
const signedOff = { ...glass, signedOff: { by: ANA, at: NOW, note: 'fine' } };
const proposal = {
  type: 'glob',
  pattern: 'docker compose pull *',
  open: ['service'],
  key: 'a',
  requests: 3,
} as const;
const unknown = [
  {
    source: command,
    proposals: [{ ...proposal, open: [...proposal.open] }],
    wasDenied: true,
    isPartial: false,
  },
];
const rules = { count: 2, expiring: [rule], unused: [rule] };

/** Cards, and what is answered about requests. */
export const requestSamples = (): Sample[] => [
  ...messages(renderCard, [pending, asked], [long, asking], [denied, asked], [ran, asked]),
  ...messages(
    renderHandOver,
    [{ ids: [ID], first: [pending] }, [ANA]],
    [{ ids: Array(12).fill(ID), first: Array(10).fill(long) }, []],
  ),
  ...messages(renderMoved, [pending, pending.messageUrl]),
  ...views(whyModal, [pending]),
  ...messages(renderWhyCommand, [command, 'production', pending]),
  ...messages(renderPending, [[]], [[pending, long]]),
  ...messages(renderHelp, [SUBCOMMANDS, null], [SUBCOMMANDS, 'frobnicate']),
  ...messages(renderStats, [stats, 'The picture is below.']),
  ...views(renderHome, [{ waiting: [pending, long], others: 1, decided: [denied, ran], rules, stats }]),
  ...views(approveAndAllowModal, [pending, unknown]),
  ...views(denyModal, [ID, pending], [ID, null]),
  ...views(noticeModal, ['Not allowed', 'Only reviewers decide.']),
  ...views(loadingModal, ['Approve & allow']),
  ...messages(renderBreakGlassNotice, [glass, [pending]], [opened, []]),
  ...messages(renderBreakGlassReview, [glass, [pending]], [opened, [ran]], [signedOff, [ran]]),
  ...views(
    breakGlassForm,
    [{ id: ID, request: pending, pending: [], closed: [] }],
    [{ id: ID, request: null, pending: [pending], closed: ['production'] }],
  ),
  ...views(
    breakGlassConfirmation,
    [{ what: 'request', request_id: ID, reason: glass.reason }, glass.lifted, pending],
    [{ what: 'environment', id: ID, environment: 'production', minutes: 15, reason: glass.reason }, [], null],
  ),
  ...views(signOffModal, [glass]),
];
