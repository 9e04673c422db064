/** Tests run as CommonJS through swc; packages that ship only as modules are transformed too. */
const modulesOnly = ['unbash', 'jose', '@electric-sql/pglite', 'p-limit'].join('|');

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly})/)`],
  // A test waits for named events, each with its own limit; this one is for a machine that is busy with other work.
  testTimeout: 90_000,
  // On two cores: most of a flow test is waiting, for the pace of Slack above all.
  maxWorkers: 4,
};
