import type { Report } from '../../../examples/month/report.ts';
import { runExample } from '../../support/gate/run-example.ts';

interface Printed extends Report {
  requests: {
    day: number;
    incident: string | null;
    command: string;
    environment: string;
    verdict: string;
    status: string;
    by: string;
    findings: string[];
  }[];
}

let printed: Printed;

/** Three days of the month, as `npm run example:month` replays all of it. */
beforeAll(async () => {
  printed = JSON.parse(await runExample('month', ['--days', '3', '--json'])) as Printed;
});

const by = (kind: string) => printed.requests.filter((request) => request.by === kind);

test('everything asks at first; what people allowed passes with another tag, another commit, another day', () => {
  const [first] = printed.requests;
  expect(first).toMatchObject({ by: 'reviewer', status: 'approved', findings: ['first-seen'] });
  const passed = by('rule').map(({ command }) => command);
  for (const known of [
    /^docker pull ghcr\.io\/acme\/api:/,
    /^API_TAG=[0-9a-f]{7} docker compose/,
    /\.dump app$/,
  ])
    expect(passed.filter((command) => known.test(command)).length).toBeGreaterThan(1);
  const { days } = printed;
  expect(days.map(({ requests, byRule, asked }) => requests - byRule - asked)).toEqual([0, 0, 0]);
  expect((days[2]?.byRule ?? 0) / (days[2]?.requests ?? 1)).toBeGreaterThan(0.85);
  expect(days[2]?.rules).toBeLessThan(30);
});

test('the shell that a script left behind is asked about and denied', () => {
  expect(printed.incidents).toHaveLength(1);
  expect(printed.incidents[0]).toMatchObject({
    day: 3,
    command: 'docker exec -it api bash',
    verdict: 'ask',
    status: 'denied',
    findings: expect.arrayContaining(['interactive-shell']),
  });
  expect(by('timeout')).toEqual([]);
});

test('a part of a month says nothing about its end', () => {
  expect(printed.isKept).toBeNull();
});
