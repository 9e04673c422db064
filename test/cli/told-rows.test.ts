import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chain } from '../../src/audit/entry.ts';
import { ROW_TABLES, type RowTable } from '../../src/audit/row-state.ts';
import { BASELINE, BASELINE_COMPLETE, toldRows } from '../../src/audit/told-rows.ts';
import { differingColumns, findingText } from '../../src/cli/audit/rows/row-finding.ts';
import { ToldLog } from '../../src/cli/audit/rows/told-log.ts';
import { readToldRowLine, toldRowLine } from '../../src/cli/audit/rows/told-row-line.ts';
import { ToldRowsSorter } from '../../src/cli/audit/rows/told-rows-sorter.ts';
import { HINTS } from '../../src/store/audit/rows/columns.ts';

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

const HOUR_MS = 3_600_000;

/** A log of entries at these times, in hours, each with the row `r` or without its content. */
async function logOf(...all: [kind: string, hours: number, isTold?: boolean][]): Promise<ToldLog> {
  const log = new ToldLog();
  let previous: ReturnType<typeof entry> | null = null;
  for (const [kind, hours, isTold] of all) {
    const rows = [{ table: 'requests' as const, id: 'r', sha256: sha(hours), columns: '' }];
    const event = { kind, at: new Date(hours * HOUR_MS), requestId: 'r', actor: 'gate', data: {} };
    previous = chain(previous, isTold === true ? { ...event, rows } : event);
    await log.take(previous);
  }
  return log;
}

async function newestOf(log: ToldLog) {
  for await (const row of log.sorted()) return row;
  throw new Error('no entry tells of a row');
}

test('before the baseline is complete, rows may lack an entry and entries may lack content', async () => {
  const log = await logOf(['request.submitted', 1], ['request.denied', 900]);
  const newest = await newestOf(log);
  expect(newest).toMatchObject({ seq: 2, sha256: null });
  expect([log.mayLackEntry(2), log.mayLackContent(newest)]).toEqual([true, true]);
});

test('a process of an older version may write for an hour after it, whatever its clock says', async () => {
  const within = await logOf([BASELINE, 1, true], [BASELINE_COMPLETE, 1], ['request.denied', 1.9]);
  expect(within.mayLackContent(await newestOf(within))).toBe(true);
  expect([within.mayLackEntry(1), within.mayLackEntry(2)]).toEqual([true, false]);
  for (const late of [2.1, 1.5]) {
    const log = await logOf(
      [BASELINE, 1, true],
      [BASELINE_COMPLETE, 1],
      ['link.made', 2.1],
      ['request.denied', late],
    );
    expect(log.mayLackContent(await newestOf(log))).toBe(false);
  }
});

test('a baseline after the baseline tells nothing', async () => {
  const log = await logOf([BASELINE, 1, true], [BASELINE_COMPLETE, 1], [BASELINE, 2, true]);
  expect(await newestOf(log)).toMatchObject({ seq: 1, sha256: sha(1) });
});

test('what is told later counts from its entry on', async () => {
  const log = await logOf(['request.submitted', 1, true]);
  const earlier = await newestOf(log);
  const later = entry('request.denied', { rows: [{ ...earlier, sha256: sha(7) }] }, 'r');
  await log.take({ ...later, seq: 5 });
  expect(log.newest('requests', 'r', 4, earlier)?.sha256).toBe(sha(1));
  expect(log.newest('requests', 'r', 5, earlier)?.sha256).toBe(sha(7));
  expect(log.newest('requests', 's', 5, null)).toBeNull();
});

test('a line says that more may differ if the column that salts the hints does', () => {
  const line = (table: RowTable, ...columns: string[]) =>
    findingText({ table, id: 'x', kind: 'changed', seq: 7, columns });
  for (const table of ROW_TABLES) {
    const [salt = ''] = HINTS[table];
    const text = `${table.slice(0, -1)} x differs from entry 7: ${salt}, and maybe others`;
    expect(line(table, salt)).toBe(text);
  }
  expect(line('rules', 'pattern', 'reason')).toBe('rule x differs from entry 7: pattern, reason');
});
