import type { Reading } from '../reading.ts';
import { anyPattern } from './pattern.ts';

/** Commands whose words hold a program in another language, which nobody parses here. From the manual of each. */
export const INLINE_PROGRAMS: readonly string[] = [
  'python|python2|python3|pypy|pypy3 -c',
  'node|nodejs|deno|bun -e|--eval|-p|--print',
  'deno eval',
  'ruby|perl|lua|luajit|julia|elixir|Rscript|groovy|scala|tclsh|osascript -e|-E|--eval',
  'php -r|-R|-B|-E',
  'pwsh|powershell -c|-Command|-command|-EncodedCommand',
  'erl -eval',
  'expect -c',
  'awk|gawk|mawk|nawk ~(system\\s*\\(|\\|\\s*getline|\\|&?\\s*"|@load|@include)',
  'vim|vi|nvim|ex|emacs -c|--cmd|--eval|-es',
  'rails runner|r',
  'manage.py|django-admin shell|shell_plus -c|--command',
  'artisan tinker --execute',
  'mix run|eval -e|--eval',
  'flask|bundle|rake shell|console',
  'mongosh|mongo --eval',
];

/** Whether a program in another language, or code of the application, stands in a command's own words. */
export const runsInlineProgram: (reading: Reading) => boolean = anyPattern(INLINE_PROGRAMS);
