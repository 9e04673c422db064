import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const SRC = join(__dirname, '../../src');

/** Which rooms a room may import from, besides itself. Whoever wires (the files at the top of src/) may know all. */
const MAY_KNOW: Record<string, string[]> = {
  text: [],
  policy: ['text'],
  config: ['policy', 'postgres', 'proxy'],
  postgres: [],
  proxy: [],
  client: ['proxy'],
  sandbox: ['text'],
  audit: [],
  bus: ['postgres'],
  refusals: ['audit'],
  approval: ['policy', 'audit'],
  rulebook: ['policy', 'audit'],
  digest: ['policy', 'rulebook', 'stats'],
  tokens: ['audit', 'policy'],
  people: ['audit'],
  stats: ['approval', 'policy', 'rulebook'],
  charts: ['approval', 'rulebook', 'stats', 'text'],
  store: [
    'postgres',
    'approval',
    'rulebook',
    'digest',
    'tokens',
    'people',
    'stats',
    'policy',
    'audit',
    'ingress',
    'slack',
  ],
  ingress: ['refusals', 'approval', 'rulebook', 'digest', 'tokens', 'stats', 'policy', 'audit'],
  slack: [
    'refusals',
    'approval',
    'rulebook',
    'digest',
    'tokens',
    'people',
    'proxy',
    'stats',
    'policy',
    'text',
  ],
  doctor: [
    'approval',
    'bus',
    'config',
    'digest',
    'postgres',
    'proxy',
    'rulebook',
    'slack',
    'stats',
    'store',
    'tokens',
  ],
  jobs: ['postgres'],
  cli: ['client', 'audit', 'text'],
};

/** Files at the top that every room may use. */
const SHARED = ['log.ts', 'log-seldom.ts', 'make-folder.ts'];

/** What the store may know of edges: the ports that they need. */
const PORTS = /^(ingress\/(ports|token)|slack\/ports)\.ts$/;

/** Packages that pure rooms may use: they compute, and touch nothing. */
const PURE_ROOMS: Record<string, RegExp> = {
  text: /^$/,
  policy: /^(glob-to-regexp|re2js|unbash|libpg-query)$/,
  'slack/views': /^@slack\/types$/,
  stats: /^$/,
  'proxy/decide': /^node:net$/,
};

/** Files of other rooms that are pure as well. */
const PURE_FILES = [
  'approval/counting.ts',
  'approval/glass.ts',
  'approval/lifecycle.ts',
  'approval/next-morning.ts',
  'approval/notice.ts',
  'approval/people-problems.ts',
  'approval/on-call.ts',
  'approval/requester.ts',
  'approval/route.ts',
  'approval/duration.ts',
  'rulebook/markdown.ts',
  'people/login.ts',
  'people/may-confirm.ts',
  'digest/about-book.ts',
  'digest/affected.ts',
  'digest/cover-index.ts',
  'digest/digest.ts',
  'digest/document.ts',
  'digest/facts.ts',
  'digest/find-covered.ts',
  'digest/find-doubtful.ts',
  'digest/find-mergeable.ts',
  'digest/find-path-mergeable.ts',
  'digest/find-suggested.ts',
  'digest/flips.ts',
  'digest/kind-words.ts',
  'digest/path-holes.ts',
  'digest/replay.ts',
  'digest/summarise.ts',
  'digest/usage.ts',
  'rulebook/in-turns.ts',
  'rulebook/markdown.ts',
  'rulebook/policy-document.ts',
  'rulebook/runbook.ts',
  'rulebook/two-admins/refuse-weakenings.ts',
  'rulebook/two-admins/weakenings.ts',
  'tokens/refuse-bindings.ts',
  'tokens/refuse-draft.ts',
];

/** What makes a function answer differently the next time. */
const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\brandomUUID\b|\bsetTimeout\b/;

interface SourceFile {
  path: string;
  room: string;
  text: string;
  imports: { specifier: string; target: string | null }[];
}

function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated') && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      const specifiers = [...text.matchAll(/(?:^|[\s}])(?:from|import)\s*\(?'([^']+)'/gm)].map(
        (match) => match[1] ?? '',
      );
      return {
        path,
        room: path.includes('/') ? (path.split('/')[0] ?? '') : '',
        text,
        imports: specifiers.map((specifier) => ({
          specifier,
          target: specifier.startsWith('.') ? relative(SRC, resolve(SRC, path, '..', specifier)) : null,
        })),
      };
    });
}

const files = sourceFiles();

test('every room is known here, so that a new one says what it may know', () => {
  const rooms = [...new Set(files.map((file) => file.room))].filter((room) => room !== '');
  expect(rooms.filter((room) => MAY_KNOW[room] === undefined)).toEqual([]);
});

test('rooms import only from the rooms that they may know', () => {
  const wrong = files
    .filter((file) => file.room !== '')
    .flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== null && !SHARED.includes(target ?? ''))
        .filter(({ target }) => {
          const room = target?.split('/')[0] ?? '';
          if (room === file.room) return false;
          if (file.room === 'store' && (room === 'ingress' || room === 'slack'))
            return !PORTS.test(target ?? '');
          return !MAY_KNOW[file.room]?.includes(room);
        })
        .map(({ target }) => `${file.path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('pure code imports no I/O and asks for no time, randomness or environment', () => {
  const pure = files.filter(
    ({ path }) =>
      PURE_FILES.includes(path) || Object.keys(PURE_ROOMS).some((room) => path.startsWith(`${room}/`)),
  );
  const wrong = pure.flatMap(({ path, text, imports }) => {
    const allowed = Object.entries(PURE_ROOMS).find(([room]) => path.startsWith(`${room}/`))?.[1];
    const packages = imports.filter(({ target }) => target === null).map(({ specifier }) => specifier);
    return [
      ...packages
        .filter((name) => allowed === undefined || !allowed.test(name))
        .map((name) => `${path}: ${name}`),
      ...(IMPURE.test(text) ? [`${path}: ${IMPURE.exec(text)?.[0]}`] : []),
    ];
  });
  expect(pure.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test('only the composition root imports Prisma client, Bolt, BullMQ and Fastify through their own rooms', () => {
  const home: Record<string, string> = {
    '@prisma/client': 'store',
    '@slack/bolt': 'slack',
    bullmq: 'jobs',
    fastify: 'ingress',
  };
  const wrong = files.flatMap(({ path, room, imports }) =>
    imports
      .filter(
        ({ specifier }) => home[specifier] !== undefined && home[specifier] !== room && room !== 'sandbox',
      )
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});
