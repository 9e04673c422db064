import all, { real } from './jest.config.js';

/**
 * Flows in which only Slack, the API or the command line take part: where data lives makes no difference to them, so they run
 * on the embedded default alone. Everything that starts, stops, waits, shares, audits or loses a connection runs on both.
 */
const HOME_MAKES_NO_DIFFERENCE = [
  'approve-and-allow',
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
  'policy',
  'presence',
  'proxy/',
  'refusals',
  'runbook',
  'second-admin',
  'sockets',
  'token-modals',
  'who-asks/',
];

/** @type {import('jest').Config} */
export default {
  ...all,
  projects: [
    {
      ...real,
      testPathIgnorePatterns: [`/flow/(${HOME_MAKES_NO_DIFFERENCE.join('|')})`],
    },
  ],
};
