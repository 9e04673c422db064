import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chain } from '../../src/audit/entry.ts';
import { toldRows } from '../../src/audit/told-rows.ts';
import { differingColumns } from '../../src/cli/audit/rows/row-finding.ts';
import { readToldRowLine, toldRowLine } from '../../src/cli/audit/rows/told-row-line.ts';
import { ToldRowsSorter } from '../../src/cli/audit/rows/told-rows-sorter.ts';

const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('expacti-audit-')).length;
const sha = (n: number) => String(n).padStart(64, '0');

test('more than fits into memory is sorted, the newest of each row is kept, and no file stays', async () => {
  const before = temporary();
  const sorter = new ToldRowsSorter();
  const ROWS = 40_000;
  // Three entries a row, from everywhere at once.
  for (let n = 0; n < 3 * ROWS; n += 1) {
    const id = `r${(n * 7_919) % ROWS}`;
    await sorter.add(toldRowLine({ table: 'requests', id, seq: n + 1, sha256: sha(n), columns: '..ab' }));
  }
  expect(temporary()).toBe(before + 1);
  const rows: ReturnType<typeof readToldRowLine>[] = [];
  for await (const line of sorter.sorted()) rows.push(readToldRowLine(line));
  await sorter.remove();
  expect(rows).toHaveLength(ROWS);
  expect(rows.every(({ id }, at) => at === 0 || (rows[at - 1]?.id ?? '') < id)).toBe(true);
  expect(rows.every(({ seq }) => seq > 2 * ROWS)).toBe(true);
  expect(rows[0]).toEqual({
    table: 'requests',
    id: 'r0',
    seq: 2 * ROWS + 1,
    sha256: sha(2 * ROWS),
    columns: '..ab',
  });
  expect(temporary()).toBe(before);
});

const entry = (kind: string, data: Record<string, unknown>, requestId: string | null = null) =>
  chain(null, { kind, at: new Date(0), requestId, actor: 'gate', data });

test('an entry tells of the rows in its data; one of an older version only that it wrote them', () => {
  const row = { table: 'tokens', id: 't', sha256: sha(1), columns: 'ab' };
  expect(toldRows(entry('any.thing', { rows: [row] }))).toEqual([{ ...row, seq: 1 }]);
  const unsaid = { sha256: null, columns: '', seq: 1 };
  expect(toldRows(entry('request.denied', { reason: 'no' }, 'r'))).toEqual([
    { table: 'requests', id: 'r', ...unsaid },
  ]);
  expect(toldRows(entry('rule.changed', { id: 'x' }))).toEqual([{ table: 'rules', id: 'x', ...unsaid }]);
  expect(toldRows(entry('token.revoked', { id: 't', rows: 'spoilt' }))).toEqual([
    { table: 'tokens', id: 't', ...unsaid },
  ]);
  for (const other of [
    entry('link.made', { id: 'x' }),
    entry('click.refused', {}, 'r'),
    entry('rule.added', {}),
  ])
    expect(toldRows(other)).toEqual([]);
});

test('hints tell which columns differ, also one that is newer than the entry', () => {
  const names = ['salt', 'a', 'b', 'c'];
  const told = { columns: 'xxaabb' };
  expect(differingColumns(told, { columns: 'xxaabb..' }, names)).toEqual([]);
  expect(differingColumns(told, { columns: 'xxaaBBcc' }, names)).toEqual(['b', 'c']);
  expect(differingColumns(told, { columns: 'yyAABB..' }, names)).toEqual(['salt']);
});
