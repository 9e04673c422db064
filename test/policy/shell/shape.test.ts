import { analyse } from '../../../src/policy/shell/analyse.ts';
import { meaningOf, shapeOf } from '../../../src/policy/shell/shape.ts';

const shape = (command: string): string => shapeOf(analyse(command));
const meaning = (command: string): string => meaningOf(analyse(command));

test.each([
  ['docker compose restart api', 'docker compose restart worker'],
  ['docker exec -it api bash', 'docker exec -it worker bash'],
  ['rm -rf /var/log/app-1', 'rm -rf /var/log/app-2 /var/log/app-3'],
  ["psql -c 'ALTER TABLE users DROP COLUMN a'", "psql -c 'ALTER TABLE orders DROP COLUMN b'"],
  ['kubectl scale deploy/api --replicas=3', 'kubectl scale deploy/api --replicas=5'],
  ['npx prisma migrate deploy', 'npx  "prisma" migrate deploy'],
  ['git push origin main --force', 'git push origin release --force'],
])('%j and %j have one shape', (one, other) => {
  expect(shape(one)).toBe(shape(other));
});

test.each([
  ['docker compose restart api', 'docker compose stop api'],
  ['docker ps', 'docker stop'],
  ['docker exec -it api bash', 'docker exec api ls'],
  ['git push origin main --force', 'git push origin main'],
  ["psql -c 'ALTER TABLE users DROP COLUMN a'", "psql -c 'ALTER TABLE users ADD COLUMN a int'"],
  ['npm run build', 'npm run deploy'],
  ['rm a', 'rm a; rm b'],
])('%j and %j do not', (one, other) => {
  expect(shape(one)).not.toBe(shape(other));
});

test('a meaning knows no white space and quoting, and nothing else is left out', () => {
  expect(meaning('docker  compose "up" -d')).toBe(meaning('docker compose up -d # deploy'));
  expect(meaning('docker compose up -d api')).not.toBe(meaning('docker compose up -d web'));
  expect(meaning('a && b')).not.toBe(meaning('a; b'));
  expect(meaning('a > f')).not.toBe(meaning('a'));
  expect(meaning('X=1 a')).not.toBe(meaning('X=2 a'));
  expect(meaning('a "x y"')).not.toBe(meaning('a x y'));
  expect(meaning('a $X')).not.toBe(meaning("a '$X'"));
  expect(meaning('if a; then b; fi')).not.toBe(meaning('a; b'));
});
