import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../../src');

test('the rule book is changed in one place, where it is judged whether that takes two admins', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const callers = files
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .filter((path) => /\brules\.change\(/.test(readFileSync(join(SRC, path), 'utf8')));
  expect(callers).toEqual([join('rulebook', 'changes', 'change-book.ts')]);
});
