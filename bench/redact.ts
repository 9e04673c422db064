import { redact } from '../src/policy/redact/redact.ts';
import { loadSqlParser } from '../src/policy/risk/sql/parser.ts';
import { analyse } from '../src/policy/shell/analyse.ts';
import { round } from './percentiles.ts';
import { commands } from './rule-books.ts';

/** Milliseconds of processor time for one command, as a median over rounds. */
export interface RedactFigures {
  /** What it is a text of. */
  text: string;
  analyse_ms: number;
  redact_ms: number;
  ratio: number;
}

const ROUNDS = 15;
const BYTES = 16_384;
const filled = (piece: string): string => piece.repeat(Math.ceil(BYTES / piece.length)).slice(0, BYTES - 200);

/** Texts of 16 KiB that hold as much of one thing as fits. */
const TEXTS: Readonly<Record<string, string>> = {
  'options with secrets': `deploy ${filled('--token=e ')}`,
  'parameters with secrets': `deploy ${filled('password=x,')}`,
  'one long name': `deploy "${filled('password=')}"`,
  headers: `curl -d '${filled('X-Api-Key: abc123\n')}' https://api.example`,
  'a here-document': `cat <<'E'\n${filled('DB_PASS=hunter2\n')}\nE`,
  SQL: `psql -c "${filled("ALTER USER a PASSWORD 'x'; ")}"`,
  addresses: `echo '${filled('https://u:p@h/?token=a ')}'`,
  'marks of private keys': `echo '${filled('-----BEGIN PRIVATE KEY-----\nabc\n')}'`,
  'many words': `echo ${filled('a ')}`,
  expansions: `A_TOKEN=x; echo ${filled('$A_TOKEN ')}`,
};

/** What redaction costs beside reading the command, which has to be done anyway. */
export async function redaction(): Promise<RedactFigures[]> {
  await loadSqlParser();
  const ordinary = commands(200);
  return [
    figures('200 ordinary commands', ordinary),
    ...Object.entries(TEXTS).map(([name, text]) => figures(`16 KiB of ${name}`, [text])),
  ];
}

function figures(text: string, texts: readonly string[]): RedactFigures {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [read, analyseMs] = timed(() => texts.map((one) => analyse(one)));
    const [, redactMs] = timed(() => read.map((one) => redact(one)));
    return { analyseMs, redactMs };
  });
  const median = (of: (one: { analyseMs: number; redactMs: number }) => number): number =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const [analyseMs, redactMs] = [median((one) => one.analyseMs), median((one) => one.redactMs)];
  return {
    text,
    analyse_ms: round(analyseMs),
    redact_ms: round(redactMs),
    ratio: round(redactMs / Math.max(analyseMs, 0.001)),
  };
}

/** Processor time, which others on the machine do not change much. */
function timed<Value>(work: () => Value): [Value, number] {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return [value, (user + system) / 1000];
}
