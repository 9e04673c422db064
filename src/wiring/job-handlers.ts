import type { DecideDeps } from '../approval/decision/decide.ts';
import { TELL_WITHIN_MS } from '../approval/decision/requester-to-tell.ts';
import { createTimeOuts } from '../approval/decision/time-outs.ts';
import { escalate } from '../approval/escalation/escalate.ts';
import type { NoticeKind } from '../approval/escalation/notice.ts';
import { remind } from '../approval/escalation/remind.ts';
import { reroute } from '../approval/escalation/reroute.ts';
import { routeOf } from '../approval/escalation/route.ts';
import { createAskPeople } from '../approval/submission/ask-people.ts';
import type { Settings } from '../config/load-settings.ts';
import type { QueueHome } from '../jobs/job-queue.ts';
import { type Jobs, type JobWork, startJobs } from '../jobs/jobs.ts';
import { type Chore, startSweep, type WholeChore } from '../jobs/sweep.ts';
import type { Log } from '../log/log.ts';
import { retryAfterMs } from '../slack/api/retry-after.ts';
import { RetryLater } from '../slack/api/retry-later.ts';
import type { NotifyOfBreakGlass } from '../slack/break-glass/break-glass-notifier.ts';
import type { BreakGlassNoticeStore, CardStore, NoticeStore } from '../slack/ports.ts';
import { cardRefusal } from '../slack/requests/cards/card-refusal.ts';
import type { CopyFinder } from '../slack/requests/cards/copy-finder.ts';
import type { Messenger } from '../slack/requests/cards/messenger.ts';
import { createFindOutOfStep } from '../slack/requests/cards/out-of-step.ts';
import type { Notify } from '../slack/requests/notices/notifier.ts';
import type { Database } from '../store/database/database.ts';
import type { Shutdown } from './shutdown.ts';

interface JobHandlerDeps {
  approval: DecideDeps;
  messenger: Messenger;
  copyFinder: CopyFinder;
  notify: Notify;
  tellRequester: (requestId: string) => Promise<void>;
  tellHandedOver: () => Promise<void>;
  cards: CardStore;
  notices: NoticeStore;
  breakGlassNotices: BreakGlassNoticeStore;
  notifyOfBreakGlass: NotifyOfBreakGlass;
  log: Log;
}

/** What the queues of cards and notices are given time for before the sweep does it, in ms. */
const GRACE_MS = 5_000;

/** Requests that the sweep changes in the database at the same time, by chore. */
const DECIDED_AT_ONCE = 2;
/** Messages that the sweep sends at the same time, by chore: each may wait for Slack as long as a call may take. */
const POSTED_AT_ONCE = 5;

/** The queues, and the sweep that does what they lose. */
export async function startJobHandlers(
  settings: Settings,
  database: Database,
  deps: JobHandlerDeps,
  shutdown: Shutdown,
): Promise<Jobs> {
  const { approval, messenger, notify, log } = deps;
  const now = (): Date => approval.clock.now();
  const work = {
    timeOut: createTimeOuts(approval),
    escalate: (requestId: string): Promise<void> => escalate(approval, requestId),
    syncCard: createAskPeople({
      approval,
      syncCard: (requestId, isShortByClaim) => messenger.sync(requestId, isShortByClaim),
      refusalOf: cardRefusal,
      log,
    }),
    notify: (requestId: string, notice: string): Promise<void> => notify(requestId, notice as NoticeKind),
    notifyOfBreakGlass: deps.notifyOfBreakGlass,
    retryAfterMs,
  };
  const jobs = await startJobs(homeOf(settings, database), work, now, log);
  shutdown.push(startSweep(choresOf(deps, work), now, log));
  return jobs;
}

/** Where the queues live. */
export function homeOf({ redisUrl }: Settings, { sessions }: Database): QueueHome {
  if (redisUrl !== null) return { kind: 'redis', url: redisUrl };
  return sessions === null ? { kind: 'process' } : { kind: 'postgres', server: sessions };
}

const aWhileBefore = (now: Date): Date => new Date(now.getTime() - GRACE_MS);

/** What decides comes first, and waits for none of what posts. */
function choresOf(
  deps: JobHandlerDeps,
  { timeOut, escalate, syncCard }: Pick<JobWork, 'timeOut' | 'escalate' | 'syncCard'>,
): (WholeChore | Chore)[] {
  const { approval, notices, notify, breakGlassNotices, notifyOfBreakGlass } = deps;
  const { store, team } = approval;
  return [
    { name: 'time-outs', run: timeOut },
    {
      name: 'escalations',
      find: (now, limit) => store.toEscalate(now, limit),
      heal: escalate,
      atOnce: DECIDED_AT_ONCE,
    },
    {
      name: 'hand-overs',
      // Whether it is late is the same for every environment.
      find: (now, limit) => store.toHandOver(routeOf(team, '', now).late, limit),
      heal: (requestId) => reroute(approval, requestId),
      atOnce: DECIDED_AT_ONCE,
    },
    ...cardChores(deps, syncCard),
    {
      name: 'notices of escalations',
      find: (now, limit) => notices.untoldEscalations(aWhileBefore(now), limit),
      heal: unlessLater((requestId) => notify(requestId, 'escalated')),
      atOnce: POSTED_AT_ONCE,
    },
    {
      name: 'reminders',
      find: (now, limit) => notices.untoldReminders(aWhileBefore(now), limit),
      heal: unlessLater((requestId) => remind(approval, notify, requestId)),
      atOnce: POSTED_AT_ONCE,
    },
    ...directChores(deps),
    { name: 'notices of hand-overs', run: deps.tellHandedOver },
    {
      name: 'notices of broken glass',
      find: (now, limit) => breakGlassNotices.due(aWhileBefore(now), limit),
      heal: notifyOfBreakGlass,
      // In their order: a reminder follows the review that it is about.
      atOnce: 1,
    },
  ];
}

/** What people are told by direct message. */
function directChores({ approval: { team }, notices, notify, tellRequester }: JobHandlerDeps): Chore[] {
  return [
    {
      name: 'notices of people asked',
      find: async (now, limit) => (team.notify === 'dm' ? notices.untoldAsked(aWhileBefore(now), limit) : []),
      heal: unlessLater((requestId) => notify(requestId, 'asked')),
      atOnce: POSTED_AT_ONCE,
    },
    {
      // Not in the queue: ten thousand time-outs at once must not hold up what wakes people.
      name: 'notices of endings',
      find: async (now, limit) => {
        const from = new Date(now.getTime() - TELL_WITHIN_MS);
        return team.tell_requester ? notices.untoldEndings(from, limit) : [];
      },
      heal: unlessLater(tellRequester),
      atOnce: POSTED_AT_ONCE,
    },
  ];
}

/** What brings cards into step. */
function cardChores(
  { cards, messenger, copyFinder }: JobHandlerDeps,
  syncCard: JobWork['syncCard'],
): (WholeChore | Chore)[] {
  const findOutOfStep = createFindOutOfStep(cards, messenger);
  return [
    {
      name: 'cards',
      find: (now, limit) => findOutOfStep(aWhileBefore(now), limit),
      heal: unlessLater(syncCard),
      atOnce: POSTED_AT_ONCE,
    },
    {
      name: 'unsaved cards',
      find: async (_now, limit) => messenger.unsaved(limit),
      heal: unlessLater((requestId) => messenger.sync(requestId)),
      atOnce: POSTED_AT_ONCE,
    },
    {
      name: 'copies of cards',
      find: (now, limit) => copyFinder.due(now, limit),
      heal: (postId) => copyFinder.look(postId),
      // Reading messages is limited more than anything else.
      atOnce: 1,
    },
  ];
}

type Heal = (requestId: string) => Promise<void>;

/** What is to come again is found again. */
function unlessLater(heal: Heal): Heal {
  return (requestId) =>
    heal(requestId).catch((error: unknown) => {
      if (!(error instanceof RetryLater)) throw error;
    });
}
