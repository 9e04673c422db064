import { randomUUID } from 'node:crypto';
import { createAfterCommit } from './approval/after-commit/after-commit.ts';
import type { DecideDeps } from './approval/decision/decide.ts';
import type { Clock } from './approval/ports.ts';
import type { SubmitDeps } from './approval/submission/submit.ts';
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
import { openRuleSnapshot } from './rulebook/snapshot.ts';
import { noteRefusedInteractions } from './slack/directory/current-interaction.ts';
import { isReadable } from './slack/kit/command/command-blocks.ts';
import { startSlackApp } from './slack/slack-app.ts';
import { createAuditLog } from './store/audit/audit-log.ts';
import { createAuditWriter } from './store/audit/audit-writer.ts';
import { createRowLog } from './store/audit/rows/row-log.ts';
import { createGlassStore } from './store/break-glass/glass-store.ts';
import type { Database } from './store/database/database.ts';
import type { SecretKeys } from './store/keys/secret-keys.ts';
import { createLinkBook } from './store/people/link-store.ts';
import { createHistory } from './store/requests/history-store.ts';
import { createCountPeopleDecisions } from './store/requests/people-decisions.ts';
import { createRequestStore } from './store/requests/request-store.ts';
import { createRuleStore } from './store/rules/rule-store.ts';
import { RuleUseCounter } from './store/rules/rule-uses.ts';
import { healthOf } from './wiring/health/health-of.ts';
import { startPeopleCheck } from './wiring/health/start-people-check.ts';
import { startPresence } from './wiring/health/start-presence.ts';
import { type SlackCheck, startSlackCheck } from './wiring/health/start-slack-check.ts';
import { startJobHandlers } from './wiring/job-handlers.ts';
import { openPeople } from './wiring/open-people.ts';
import { createRulebook } from './wiring/open-rulebook.ts';
import { openSecretKeys } from './wiring/open-secret-keys.ts';
import { createStats } from './wiring/open-stats.ts';
import { openStore } from './wiring/open-store.ts';
import { openTokens } from './wiring/open-tokens.ts';
import { Shutdown } from './wiring/shutdown.ts';
import { createSlackOutbound } from './wiring/slack-outbound.ts';
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
  const shutdown = new Shutdown(options.log);
  try {
    return await build(options, shutdown);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
}

async function build(
  { settings, log, clock: local, version }: GateOptions,
  shutdown: Shutdown,
): Promise<Gate> {
  const { database, clock } = await openStore(settings, local, log, shutdown);
  const keys = await openKeys(settings, database, clock, log, shutdown);
  const bus = shutdown.push(await startBus(settings, database, log));
  const slackTokens = { ...settings.slack, outgoing: shutdown.push(createOutgoing(settings.proxies)) };
  const slackCheck = shutdown.push(await startSlackCheck(slackTokens, log));
  const { onFailure } = slackCheck;
  const outbound = createSlackOutbound(settings, database, {
    tokens: slackTokens,
    onFailure,
    keys,
    clock,
    log,
  });
  const announcing = shutdown.push(startAnnouncing(outbound.announceChanges, log));
  const callers = await openTokens({ settings, database, keys, clock }, outbound.directory, announcing.soon);
  const metrics = createMetrics(() => bus.listening());
  const refusals = shutdown.push(createRefusals(database, metrics, clock, log));
  const jobsOpen = later<Jobs>();
  const afterCommit = createAfterCommit({ bus, metrics, log, team: settings.team, jobs: jobsOpen.promise });
  const uses = shutdown.push(new RuleUseCounter(database.prisma, log));
  const rules = createRuleStore(database.prisma, announcing.soon);
  const snapshot = shutdown.push(await openRuleSnapshot(rules, log));
  await loadSqlParser();
  const parts = { rules: snapshot, directory: outbound.directory, afterCommit, clock, team: settings.team };
  const stores = storesOf(database, uses, keys);
  const approval = createApproval(parts, stores, keys, refusals);
  const jobs = shutdown.push(
    await startJobHandlers(settings, database, { approval, ...outbound, log }, shutdown),
  );
  jobsOpen.resolve(jobs);
  const rulebook = createRulebook(settings, database, rules, snapshot, { clock, ...outbound });
  const stats = createStats(settings, database, clock);
  const digest = createDigest(settings, database, rulebook, outbound.directory);
  const people = openPeople(settings, stores.links, outbound.directory, clock);
  const deps = { approval, rulebook, digest, stats, tokens: callers.tokenBook, people, ...outbound, log };
  const slack = shutdown.push(startSlackApp(slackTokens, deps, socketDeps(database, slackCheck)));
  shutdown.push(await startWeeklyDigest(settings, database, { digest, ...outbound, log }));
  const peopleCheck = shutdown.push(startPeopleCheck(database, { ...deps, slack }));
  const health = healthOf(settings, { database, bus, jobs, slack, slackCheck, people: peopleCheck.health });
  const useCases = {
    approval,
    rules: rulebook,
    digest,
    stats: { ...stats, ownerNames: outbound.ownerNames },
  };
  const watched = { ...auditLogs(database), feed: bus, refusals, health, metrics, log };
  const server = await createServer({ ...useCases, ...watched, ...callers, clock, version });
  // Stopped after the callers are answered.
  shutdown.push(startPresence(health, outbound.setPresence, log));
  const url = await listen(server, settings, shutdown);
  return { url, stop: () => shutdown.stop() };
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
  shutdown: Shutdown,
): Promise<string> {
  shutdown.push({ stop: () => server.close() });
  return server.listen({ host, port });
}

/** Where processes tell each other what was decided. */
const startBus = ({ redisUrl }: Settings, database: Database, log: Log) =>
  openBus(redisUrl, database, warnRarely(log, 'the bus reported an error'));

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
  shutdown: Shutdown,
): Promise<SecretKeys> {
  const keys = await openSecretKeys(settings, database, log);
  shutdown.push(await startAuditBaseline(database, clock, log));
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

/** What decides on requests, from the parts that it needs of the others. */
const createApproval = (
  parts: Pick<DecideDeps & SubmitDeps, 'rules' | 'directory' | 'afterCommit' | 'clock' | 'team'>,
  stores: ReturnType<typeof storesOf>,
  keys: SecretKeys,
  refusals: RefusalLog,
): DecideDeps & SubmitDeps => ({
  ...parts,
  ...stores,
  noteRefusal: noteRefusedInteractions(refusals),
  newId: randomUUID,
  fingerprint: (text) => keys.fingerprint(text),
  isReadable,
});

/** What is stored of requests, and read of them when another one is judged. */
function storesOf({ prisma, embedded }: Database, uses: RuleUseCounter, keys: SecretKeys) {
  const store = createRequestStore({ prisma, hasOwnClock: !embedded }, uses, keys);
  const links = createLinkBook(prisma);
  return { store, history: createHistory(prisma), links, glass: createGlassStore(prisma) };
}
