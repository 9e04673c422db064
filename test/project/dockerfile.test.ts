import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

// No engine builds the image here, so this reads what it names: a path or a script that is gone fails the test.
const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const instructions = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
const of = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const packageJson = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

test('every file that is copied from the checkout exists and is not ignored', () => {
  const copied = of('COPY')
    .filter((line) => !line.startsWith('--from'))
    .flatMap((line) => line.split(/\s+/).slice(0, -1));
  expect(copied).toEqual(['package.json', 'package-lock.json', 'tsconfig.json', 'prisma', 'src']);
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  for (const path of copied) {
    expect(existsSync(join(ROOT, path))).toBe(true);
    expect(allowed).toContain(`!${path}`);
  }
});

test('every npm script that is run exists', () => {
  const scripts = of('RUN').flatMap((line) =>
    [...line.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ''),
  );
  expect(scripts).toEqual(['build']);
  for (const script of scripts) expect(packageJson.scripts[script]).toBeDefined();
});

test('what it starts is what npm start starts, and the build makes it', () => {
  expect(of('CMD').map((line) => JSON.parse(line) as string[])).toEqual([
    packageJson.scripts.start?.split(' '),
  ]);
  expect(existsSync(join(ROOT, 'src/main.ts'))).toBe(true);
});

test('what the last stage takes from the build stage is made there', () => {
  const taken = of('COPY')
    .filter((line) => line.startsWith('--from=build'))
    .map((line) => line.split(/\s+/).at(-2));
  expect(taken).toEqual(['/app/package.json', '/app/node_modules', '/app/prisma', '/app/dist']);
});

test('it runs as somebody who is not root, with a health check on a path that the gate serves', () => {
  expect(of('USER')).toEqual(['node']);
  const [health = ''] = of('HEALTHCHECK');
  expect(health).toContain("/healthz'");
  const script = /"-e", "(.*)"\]/.exec(health)?.[1] ?? '';
  expect(() => new Script(script)).not.toThrow();
});

test('its Node.js is one that the package supports', () => {
  const [major = 0] = of('FROM').map((line) => Number(/^node:(\d+)/.exec(line)?.[1]));
  const least = Number(/\d+/.exec(packageJson.engines.node)?.[0]);
  expect(major).toBeGreaterThanOrEqual(least);
});
