import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkBuild } from '../support/jest/fresh-build.ts';

test('a unit suite can neither start a process nor listen on a port', () => {
  expect(() => spawn('true')).toThrow(/unit-suites\.test\.ts calls spawn\(\)\. Move it to test\/parts\//);
  expect(() => execFileSync('true')).toThrow('calls execFileSync()');
  expect(() => createServer().listen(0)).toThrow('listens on a port');
});

describe('a build', () => {
  let root: string;
  const write = (path: string, second: number): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
    utimesSync(join(root, path), second, second);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'expacti-build-'));
    for (const path of ['dist/main.js', 'dist/cli/main.js', 'dist/sandbox/web/main.js']) write(path, 100);
    write('src/main.ts', 90);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('that is newer than every source is tested', () => {
    expect(() => checkBuild(root)).not.toThrow();
  });

  test('that is older than a source is refused', () => {
    write('src/store/store.ts', 101);
    expect(() => checkBuild(root)).toThrow(/older than 1 sources, such as .*store\.ts\. Run: npm run build/);
  });

  test('that is not complete is refused', () => {
    rmSync(join(root, 'dist/cli/main.js'));
    expect(() => checkBuild(root)).toThrow('npm run build');
  });
});
