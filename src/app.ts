import { randomUUID } from 'node:crypto';
import { createAfterCommit } from './approval/after-commit/after-commit.ts';
import type { DecideDeps } from './approval/decision/decide.ts';
import type { Clock } from './approval/ports.ts';
import type { SubmitDeps } from './approval/submission/submit.ts';
import { environmentsOf } from './approval/team-policy.ts';
import { openBus } from './bus/open-bus.ts';
import type { Settings } from './config/load-settings.ts';
import { createMetrics, type Metrics } from './ingress/metrics.ts';
import { createServer, type ServerDeps } from './ingress/server.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log/log.ts';
import { warnRarely } from './log/warn-rarely.ts';
import { loadSqlParser } from './policy/risk/sql/parser.ts';
import { createOutgoing } from './proxy/outgoing.ts';
import { RefusalLog } from './refusals/refusals.ts';
import type { RuleStore } from './rulebook/ports.ts';
import { openRuleSnapshot, type RuleSnapshot } from './rulebook/snapshot.ts';
import type { SlackDeps } from './slack/deps.ts';
import { noteRefusedInteractions } from './slack/directory/current-interaction.ts';
import { isReadable } from './slack/kit/command/command-blocks.ts';
import type { RulebookDeps } from './slack/rules/rulebook-deps.ts';
import { startSlackApp } from './slack/slack-app.ts';
import { createAuditLog } from './store/audit/audit-log.ts';
import { createAuditWriter } from './store/audit/audit-writer.ts';
import { createRowLog } from './store/audit/rows/row-log.ts';
import { createGlassStore } from './store/break-glass/glass-store.ts';
import type { Database } from './store/database/database.ts';
import type { SecretKeys } from './store/keys/secret-keys.ts';
import { createLinkBook } from './store/people/link-store.ts';
import { createHistory } from './store/requests/history-store.ts';
import { createPast } from './store/requests/past-store.ts';
import { createCountPeopleDecisions } from './store/requests/people-decisions.ts';
import { createRequestStore } from './store/requests/request-store.ts';
import { createDraftStore } from './store/rules/draft-store.ts';
import { createHeldChangeStore } from './store/rules/held-change-store.ts';
import { createRuleStore } from './store/rules/rule-store.ts';
import { RuleUseCounter } from './store/rules/rule-uses.ts';
import { createStatsStore } from './store/stats/stats-store.ts';
import { healthOf } from './wiring/health/health-of.ts';
import { startPeopleCheck } from './wiring/health/start-people-check.ts';
import { startPresence } from './wiring/health/start-presence.ts';
import { type SlackCheck, startSlackCheck } from './wiring/health/start-slack-check.ts';
import { startJobHandlers } from './wiring/job-handlers.ts';
import { openPeople } from './wiring/open-people.ts';
import { openSecretKeys } from './wiring/open-secret-keys.ts';
import { openStore } from './wiring/open-store.ts';
import { openTokens } from './wiring/open-tokens.ts';
import { Shutdown } from './wiring/shutdown.ts';
import { createSlackSide } from './wiring/slack-side.ts';
import { startAnnouncing } from './wiring/start-announcing.ts';
import { startAuditBaseline } from './wiring/start-audit-baseline.ts';
import { createDigest, startWeeklyDigest } from './wiring/start-digest.ts';

export interface Gate {
  /** Where the API is, such as `http://127.0.0.1:3000`. */
  url: string;
  stop(): Promise<void>;
}

export interface GateOptions {
  settings: Settings;
  log: Log;
  /** This machine's. */
  clock: Clock;
  version: string;
}

/** Builds the gate and starts it. What was started is stopped in reverse order, also when a later part fails. */
export async function startGate(options: GateOptions): Promise<Gate> {
  const stops = new Shutdown(options.log);
  try {
    return await build(options, stops);
  } catch (error) {
    await stops.stop();
    throw error;
  }
}

async function build({ settings, log, clock: local, version }: GateOptions, stops: Shutdown): Promise<Gate> {
  const { database, clock } = await openStore(settings, local, log, stops);
  const keys = await openKeys(settings, database, clock, log, stops);
  const bus = stops.push(await startBus(settings, database, log));
  const slackTokens = { ...settings.slack, outgoing: stops.push(createOutgoing(settings.proxies)) };
  const slackCheck = stops.push(await startSlackCheck(slackTokens, log));
  const side = createSlackSide(slackTokens, settings, database, keys, clock, log, slackCheck.onFailure);
  const announcing = stops.push(startAnnouncing(side.announceChanges, log));
  const callers = await openTokens({ settings, database, keys, clock }, side.directory, announcing.soon);
  const metrics = createMetrics(() => bus.listening());
  const refusals = stops.push(createRefusals(database, metrics, clock, log));
  const jobsOpen = later<Jobs>();
  const afterCommit = createAfterCommit({ bus, metrics, log, jobs: jobsOpen.promise });
  const uses = stops.push(new RuleUseCounter(database.prisma, log));
  const rules = createRuleStore(database.prisma, announcing.soon);
  const snapshot = stops.push(await openRuleSnapshot(rules, log));
  await loadSqlParser();
  const stores = storesOf(database, uses, keys);
  const approval: DecideDeps & SubmitDeps = {
    ...stores,
    rules: snapshot,
    directory: side.directory,
    noteRefusal: noteRefusedInteractions(refusals),
    afterCommit,
    clock,
    newId: randomUUID,
    fingerprint: (text) => keys.fingerprint(text),
    team: settings.team,
    isReadable,
  };
  const jobs = stops.push(await startJobHandlers(settings, database, { approval, ...side, log }, stops));
  jobsOpen.resolve(jobs);
  const rulebook = createRulebook(settings, database, rules, snapshot, { clock, ...side });
  const stats = createStats(settings, database, clock);
  const digest = createDigest(settings, database, rulebook, side.directory);
  const people = openPeople(settings, stores.links, side.directory, clock);
  const deps = { approval, rulebook, digest, stats, tokens: callers.tokenBook, people, ...side, log };
  const slack = stops.push(startSlackApp(slackTokens, deps, socketDeps(database, slackCheck)));
  stops.push(await startWeeklyDigest(settings, database, { digest, ...side, log }));
  const peopleCheck = stops.push(startPeopleCheck(database, { ...deps, slack }));
  const health = healthOf(settings, { database, bus, jobs, slack, slackCheck, people: peopleCheck.health });
  const server = await createServer({
    approval,
    rules: rulebook,
    stats: { ...stats, ownerNames: side.ownerNames },
    digest,
    ...auditLogs(database),
    feed: bus,
    refusals,
    ...callers,
    health,
    clock,
    metrics,
    log,
    version,
  });
  // Stopped after the callers are answered.
  stops.push(startPresence(health, side.setPresence, log));
  const url = await listen(server, settings, stops);
  return { url, stop: () => stops.stop() };
}

/** Whom the sockets tell of their tokens, and whom they ask whether others get clicks. */
const socketDeps = ({ prisma }: Database, slackCheck: SlackCheck) => ({
  ...slackCheck,
  answeredSince: createCountPeopleDecisions(prisma),
});

/** Opens the ingress. @returns its address. */
function listen(
  server: Awaited<ReturnType<typeof createServer>>,
  { host, port }: Settings,
  stops: Shutdown,
): Promise<string> {
  stops.push({ stop: () => server.close() });
  return server.listen({ host, port });
}

/** Where processes tell each other what was decided. */
const startBus = ({ redisUrl }: Settings, database: Database, log: Log) =>
  openBus(redisUrl, database, warnRarely(log, 'the bus has trouble'));

/** Where the edges tell whom they refused. */
function createRefusals({ prisma }: Database, { refused }: Metrics, clock: Clock, log: Log): RefusalLog {
  return new RefusalLog({ append: createAuditWriter(prisma), count: refused, clock, log });
}

/** The keys for what is stored. The audit log tells what older rows hold once they are rekeyed. */
async function openKeys(
  settings: Settings,
  database: Database,
  clock: Clock,
  log: Log,
  stops: Shutdown,
): Promise<SecretKeys> {
  const keys = await openSecretKeys(settings, database, log);
  stops.push(await startAuditBaseline(database, clock, log));
  return keys;
}

/** The audit log, and the rows that it tells of. */
const auditLogs = ({ forLong }: Database): Pick<ServerDeps, 'auditLog' | 'rowLog'> => ({
  auditLog: createAuditLog(forLong),
  rowLog: createRowLog(forLong),
});

/** A promise that somebody else keeps. */
function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** What is stored of requests, and read of them when another one is judged. */
function storesOf({ prisma, embedded }: Database, uses: RuleUseCounter, keys: SecretKeys) {
  const store = createRequestStore({ prisma, hasOwnClock: !embedded }, uses, keys);
  const links = createLinkBook(prisma);
  return { store, history: createHistory(prisma), links, glass: createGlassStore(prisma) };
}

/** The rule book as Slack's commands and modals work on it. */
function createRulebook(
  { team }: Settings,
  { prisma, forLong }: Database,
  rules: RuleStore,
  snapshot: RuleSnapshot,
  { clock, ownerNames }: Pick<RulebookDeps, 'clock' | 'ownerNames'>,
): RulebookDeps {
  return {
    rules,
    newId: randomUUID,
    clock,
    ownerNames,
    drafts: createDraftStore(prisma),
    held: createHeldChangeStore(prisma),
    twoAdminEnvironments: Object.entries(team.environments)
      .filter(([, { rule_changes: changes }]) => changes.approvals > 1)
      .map(([name]) => name),
    past: createPast(forLong),
    book: () => snapshot.current(),
    refresh: () => snapshot.refresh(),
    environments: environmentsOf(team),
    staleAfterMs: team.digest.stale_after * 1000,
    channel: team.channels.approvals,
  };
}

/** Statistics, and the picture of them: what draws it is loaded when it is first asked for. */
function createStats({ team }: Settings, { forLong }: Database, clock: Clock): SlackDeps['stats'] {
  return {
    store: createStatsStore(forLong),
    past: createPast(forLong),
    clock,
    timezone: team.timezone,
    draw: async (stats) => (await import('./charts/picture.ts')).drawPicture(stats, null),
  };
}
