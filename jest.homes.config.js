import all, { property, real } from './jest.config.js';

// Runs each flow on the home where it matters: all that starts, stops, waits, loses a connection or keeps data over an
// upgrade on both homes, everything else on one of them. `npm test` runs all flows on the embedded default.

/** Flows that run on the embedded default alone: little or nothing of them depends on where data lives. */
const EMBEDDED_ALONE = [
  'access/links.test',
  'access/openapi.test',
  'access/presence.test',
  'access/token-modals.test',
  'access/tokens.test',
  'audit-rows/',
  'audit/audit-export.test',
  'audit/secrets.test',
  'clauses/',
  'digest/digest-cli.test',
  'digest/digest-idle.test',
  'grid/',
  'process/full-disk.test',
  'process/slack-tokens.test',
  'process/sockets.test',
  'proxy/',
  'requests/approve-and-allow.test',
  'requests/break-glass.test',
  'requests/caller-limits.test',
  'requests/ceilings.test',
  'requests/deleted-card.test',
  'requests/environments.test',
  'requests/findings.test',
  'requests/hours.test',
  'requests/nobody.test',
  'requests/past.test',
  'requests/policy.test',
  'requests/refusals.test',
  'rulebook/',
  'rules/runbook.test',
  'rules/second-admin.test',
  'rules/two-admins-late-mark.test',
  'who-asks/',
];

/** Flows that run on PostgreSQL and Redis alone: they need several processes, or are about what is stored and counted. */
const SERVERS_ALONE = [
  'callers/',
  'copies/',
  'digest/digest.test',
  'digest/stats.test',
  'duplicates/',
  'process/pooler.test',
  'process/silent-database.test',
  'process/time-zone.test',
  'rule-forms/',
  'rules/rules-processes.test',
  'token-bindings/',
  'truth/',
  'two-admins/',
];

const onServers = process.env.TEST_DATABASE_URL !== undefined;
const elsewhere = onServers ? EMBEDDED_ALONE : SERVERS_ALONE;
const flows = { ...real, testPathIgnorePatterns: ['/browser/', `/flow/(${elsewhere.join('|')})`] };

/** @type {import('jest').Config} */
export default {
  ...all,
  projects: onServers ? [flows] : [property, flows],
};
