import all, { real } from './jest.config.js';

// Runs each flow on the home where it matters: all that starts, stops, waits, loses a connection or keeps data over an
// upgrade on both homes, everything else on one of them. `npm test` runs all flows on the embedded default.

/** Flows that run on the embedded default alone: little or nothing of them depends on where data lives. */
const EMBEDDED_ALONE = [
  'approve-and-allow',
  'audit-export',
  'audit-rows/',
  'break-glass',
  'caller-limits',
  'ceilings',
  'clauses/',
  'deleted-card',
  'digest-cli',
  'digest-idle',
  'environments',
  'findings',
  'full-disk',
  'grid/',
  'hours',
  'links',
  'nobody',
  'openapi',
  'past',
  'policy',
  'presence',
  'proxy/',
  'refusals',
  'rulebook/',
  'runbook',
  'second-admin',
  'secrets',
  'slack-tokens',
  'sockets',
  'token-modals',
  'tokens',
  'two-admins-late-mark',
  'who-asks/',
];

/** Flows that run on PostgreSQL and Redis alone: they need several processes, or are about what is stored and counted. */
const SERVERS_ALONE = [
  'callers/',
  'copies/',
  'digest.test',
  'duplicates/',
  'pooler',
  'rule-forms/',
  'rules-processes',
  'silent-database',
  'stats',
  'time-zone',
  'token-bindings/',
  'truth/',
  'two-admins/',
];

const elsewhere = process.env.TEST_DATABASE_URL === undefined ? SERVERS_ALONE : EMBEDDED_ALONE;

/** @type {import('jest').Config} */
export default {
  ...all,
  projects: [{ ...real, testPathIgnorePatterns: ['/browser/', `/flow/(${elsewhere.join('|')})`] }],
};
