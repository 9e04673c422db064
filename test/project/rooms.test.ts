import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '../..');
const SRC = join(ROOT, 'src');

/** What each room may import besides itself and the shared rooms, from the table in the architecture page. */
const MAY_IMPORT: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(
    readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').matchAll(/^\| `([a-z]+)` \| .* \| (.*)\|$/gm),
    ([, room = '', imports = '']) => [
      room,
      Array.from(imports.matchAll(/`([a-z]+)`/g), ([, name = '']) => name),
    ],
  ),
);

/** Rooms that every room may use. They know none of the others. */
const SHARED = ['log', 'files', 'concurrency', 'text', 'time'];

/** Rooms that build the gate. */
const WIRING = ['', 'wiring'];

/** What the store may know of edges: the ports that they need. */
const PORTS = /^(ingress\/(ports|callers\/token)|slack\/ports)\.ts$/;

/** Packages that pure folders may use: they compute, and touch nothing. Every file below such a folder is pure. */
const PURE: Record<string, RegExp> = {
  approval: /^node:crypto$/,
  audit: /^(node:crypto|zod|jose\/jwt\/sign)$/,
  digest: /^cron-parser$/,
  people: /^$/,
  policy: /^(glob-to-regexp|lru-cache|re2js|unbash|libpg-query)$/,
  'proxy/decide': /^node:net$/,
  refusals: /^$/,
  rulebook: /^node:crypto$/,
  'slack/kit/blocks': /^@slack\/types$/,
  'slack/kit/command': /^@slack\/types$/,
  'slack/kit/text': /^@slack\/types$/,
  'slack/**/views': /^@slack\/types$/,
  stats: /^$/,
  text: /^$/,
  time: /^$/,
  tokens: /^node:crypto$/,
};

/** An import or a re-export, at the top or in an expression. */
const IMPORT = /^(?:import|export)\b(?:[^;'"`]* from)? '([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** What makes a function answer differently the next time. */
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\brandomUUID\b|\bperformance\.|\bset(?:Timeout|Interval|Immediate)\(/;

/** Files of a folder; more and its name no longer says what is in it. */
const FILES_MAX = 15;

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
      const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
      return {
        path,
        room: roomOf(path),
        text: withoutComments(text),
        imports: specifiers.map((specifier) => ({
          specifier,
          target: specifier.startsWith('.') ? relative(SRC, resolve(SRC, path, '..', specifier)) : null,
        })),
      };
    });
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const files = sourceFiles();

test('every room is listed with what it may import, and no others', () => {
  const rooms = [...new Set(files.map((file) => file.room))].filter((room) => !WIRING.includes(room));
  expect(rooms.filter((room) => !MAY_IMPORT.has(room) && !SHARED.includes(room))).toEqual([]);
  expect([...MAY_IMPORT.keys()].filter((room) => !rooms.includes(room))).toEqual([]);
});

test('rooms import only from the rooms that they may know', () => {
  const wrong = files
    .filter(({ room }) => !WIRING.includes(room))
    .flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== null && !mayImport(file.room, target))
        .map(({ target }) => `${file.path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

function mayImport(from: string, target: string): boolean {
  const room = roomOf(target);
  if (room === from || SHARED.includes(room)) return true;
  if (from === 'store' && (room === 'ingress' || room === 'slack')) return PORTS.test(target);
  return MAY_IMPORT.get(from)?.includes(room) ?? false;
}

/** The entry of the pure folder that a file stands in, if it stands in one. */
function pureFolder(path: string): RegExp | undefined {
  return Object.entries(PURE).find(([folder]) => {
    const pattern = folder.replaceAll('**/', '(?:.+/)?');
    return new RegExp(`^${pattern}/`).test(path);
  })?.[1];
}

test('the picture in the architecture page draws only imports that are allowed', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const arrows = Array.from(page.matchAll(/^  ([a-z]+)_? --> ([a-z]+)_?$/gm), ([, from = '', to = '']) => ({
    from,
    to,
  }));
  expect(arrows.length).toBeGreaterThan(15);
  expect(arrows.filter(({ from, to }) => !MAY_IMPORT.get(from)?.includes(to))).toEqual([]);
});

test('every file that the architecture page names exists', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const named = page.split('\n').flatMap((line) => {
    const room = /^\| `([a-z]+)` \|/.exec(line)?.[1] ?? '';
    return Array.from(line.matchAll(/`([a-z]+\/[a-z./-]*)`/g), ([, path = '']) => ({ room, path }));
  });
  const isThere = ({ room, path }: { room: string; path: string }): boolean =>
    [join(SRC, room), SRC, ROOT].some((folder) => existsSync(join(folder, path)));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});

test('pure folders import no I/O and ask for no time, randomness or environment', () => {
  const wrong = files.flatMap(({ path, text, imports }) => {
    const allowed = pureFolder(path);
    if (allowed === undefined) return [];
    const packages = imports.filter(({ target }) => target === null).map(({ specifier }) => specifier);
    return [
      ...packages.filter((name) => !allowed.test(name)).map((name) => `${path}: ${name}`),
      ...(IMPURE.test(text) ? [`${path}: ${IMPURE.exec(text)?.[0]}`] : []),
    ];
  });
  expect(wrong).toEqual([]);
});

test.each(Object.keys(PURE))('the pure folder %s exists', (folder) => {
  const pattern = folder.replaceAll('**/', '(?:.+/)?');
  expect(files.filter(({ path }) => new RegExp(`^${pattern}/`).test(path))).not.toEqual([]);
});

test('no files import each other in a circle, not even for types', () => {
  const targets = new Map(
    files.map(({ path, imports }) => [path, imports.map(({ target }) => target ?? '')]),
  );
  expect(circlesIn(targets)).toEqual([]);
});

/** Groups of files that reach each other through imports (Tarjan's strongly connected components). */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!targets.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return circles;
}

test(`no folder holds more than ${FILES_MAX} files`, () => {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > FILES_MAX)).toEqual([]);
});

test('Prisma, Bolt, BullMQ and Fastify are each imported by one room', () => {
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
