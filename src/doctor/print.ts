import { exitCodeOf, type Finding } from './finding.ts';

/** One line a finding, with its fix under it. */
export function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, status, text, fix }) => {
    const first = `${status.padEnd(4)}  ${check.padEnd(width)}  ${text}`;
    return fix === null ? [first] : [first, `${' '.repeat(width + 8)}fix: ${fix}`];
  });
  return [...lines, '', summary(findings)].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const count = (wanted: Finding['status']): number =>
    findings.filter(({ status }) => status === wanted).length;
  const [failures, warnings] = [count('fail'), count('warn')];
  const warned = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  if (failures === 0) return `No problems found.${warned}`;
  return `${failures} ${failures === 1 ? 'check' : 'checks'} failed.${warned}`;
}

/** The same for programs. */
export function findingsJson(findings: readonly Finding[]): string {
  const exitCode = exitCodeOf(findings);
  const checks = findings.map(({ check, status, text, fix }) => ({ check, status, text, fix }));
  return JSON.stringify({ ok: exitCode === 0, exit_code: exitCode, checks }, null, 2);
}
