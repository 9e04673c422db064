/** Tests run as CommonJS through swc; packages that ship only as modules are transformed too. */
const modulesOnly = ['unbash', 'jose', '@electric-sql/pglite', 'p-limit'].join('|');

/**
 * Folders with suites that start processes or listen on ports. A suite elsewhere that does so fails, by
 * test/support/jest/unit-environment.ts.
 */
const REAL = ['browser', 'flow', 'parts', 'slack/gate'];
const suitesIn = (folders) => folders.map((folder) => `**/test/${folder}/**/*.test.ts`);

const common = {
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } },
    ],
  },
  // Prisma's generated client imports the module form of what is published in both forms.
  moduleNameMapper: { '^(@prisma/client/runtime/query_compiler.*)\\.mjs$': '$1.js' },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly})/)`],
};

/** What runs from the sources, in memory, without a build. */
const unit = {
  ...common,
  displayName: 'unit',
  testMatch: ['**/*.test.ts', ...suitesIn([...REAL, 'property']).map((glob) => `!${glob}`)],
  testEnvironment: '<rootDir>/test/support/jest/unit-environment.ts',
};

/** Many random cases, and comparison with bash: from the sources, but long. */
export const property = {
  ...common,
  displayName: 'property',
  testMatch: suitesIn(['property']),
  testEnvironment: 'node',
};

/** What runs gates, command lines and databases from dist/. */
export const real = {
  ...common,
  displayName: 'real',
  testMatch: suitesIn(REAL),
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest/global-teardown.ts',
};

/** @type {import('jest').Config} */
export default {
  projects: [unit, property, real],
  testSequencer: '<rootDir>/test/support/jest/longest-first.js',
  // A test waits for named events, each with its own limit; this one is for a machine that is busy with other work.
  testTimeout: 90_000,
  // On two cores: most of a flow test is waiting, for the pace of Slack above all.
  maxWorkers: 4,
};
