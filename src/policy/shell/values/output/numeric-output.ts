import { type OwnNames, type Printing, printingCommands } from './last-command.ts';

const CURL_FLAG = /^(?:-[sSfLkI]+|--(?:silent|show-error|fail|location|insecure|head))$/;
const CURL_OUTPUT = /^(?:-[sSfLkI]*o|--output)$/;

/**
 * Programs that print whole numbers, or nothing if they fail, whatever they are given to read: null if an argument is
 * not known. From their manuals.
 */
const PRINTS_NUMBER: Record<string, (args: readonly (string | null)[]) => boolean> = {
  date: (args) =>
    args.every((arg) => /^(?:-u|--utc|\+(?:%[sYmdHMSjuwV]|\d)+)$/.test(arg ?? '?')) &&
    args.at(-1)?.startsWith('+') === true,
  nproc: (args) => args.every((arg) => arg === '--all'),
  wc: ([flag, ...others]) => /^-[lcwm]$/.test(flag ?? '') && others.length === 0,
  git: ([subcommand, ...args]) =>
    subcommand === 'rev-list' &&
    args.includes('--count') &&
    args.every((arg) => arg === null || arg === '--count' || !arg.startsWith('-')),
  stat: ([flag, format, ...others]) =>
    (/^-c%[sXYZ]$/.test(flag ?? '') && others.length === 0) ||
    (flag === '-c' && /^%[sXYZ]$/.test(format ?? '') && others.length === 1),
  grep: ([flag, ...others]) => /^-[Eiqvwx]*c[Eiqvwx]*$/.test(flag ?? '') && others.length === 1,
  jq: (args) => {
    const [filter, ...files] = args.filter((arg) => !/^-[recsM]+$/.test(arg ?? ''));
    return (
      files.length < 2 &&
      /^(?:[^#]*\|)?\s*length\s*$/.test(filter ?? '#') &&
      !(files[0] ?? '').startsWith('-')
    );
  },
  curl: printsStatus,
  true: () => true,
  ':': () => true,
  echo: (args) => args.length === 1 && /^\d+$/.test(args[0] ?? ''),
};

/** `curl -s -o /dev/null -w '%{http_code}' URL` */
function printsStatus(args: readonly (string | null)[]): boolean {
  const rest = [...args];
  let isDropped = false;
  let isStatus = false;
  while (rest.length > 0) {
    const arg = rest.shift() ?? null;
    if (arg === null || !arg.startsWith('-') || CURL_FLAG.test(arg)) continue;
    const value = rest.shift();
    if (CURL_OUTPUT.test(arg)) isDropped = value === '/dev/null';
    else if (arg === '-w' || arg === '--write-out') isStatus = value === '%{http_code}';
    else if (!/^(?:-[mHX]|--(?:max-time|connect-timeout|retry|header|request))$/.test(arg)) return false;
  }
  return isDropped && isStatus;
}

const isNumeric = ({ name, args }: Printing): boolean =>
  Object.hasOwn(PRINTS_NUMBER, name) && PRINTS_NUMBER[name]?.(args) === true;

/**
 * Whether a substitution, as written, stands for a number. A program's name means that program: functions, aliases and
 * changes of PATH make the text opaque on their own.
 */
export const printsNumber = (source: string, own: OwnNames): boolean =>
  printingCommands(source, own)?.every(isNumeric) === true;
