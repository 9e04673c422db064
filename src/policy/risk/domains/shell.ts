import { type Domain, readers, rows } from '../effect.ts';

const BASH = 'https://www.gnu.org/software/bash/manual/bash.html';
const MITRE = 'https://attack.mitre.org/techniques/T1059/004/';

/** The shell itself, and programs that run whatever they are given. */
export const shell: Domain = {
  name: 'Shell and interpreters',
  effects: [
    ...readers(BASH, [
      'echo|printf|true|false|:|test|[|[[|cd|pushd|popd|pwd|sleep|wait|exit|return|break|continue|shift|set|unset|export|declare|local|readonly|read|mapfile|type|command|builtin|umask|times|jobs|dirs|getopts|seq|yes|clear|tput|tty|logger|expr|bc',
      'timeout|nice|nohup|time|stdbuf|ionice|setsid|taskset|env|watch|flock|exec|direnv',
      'dotenv',
      'foreman|forego|honcho|conda|mamba|micromamba run',
      'mise|rtx|asdf|rbenv|pyenv|nodenv|fnm exec|x',
      'bash|sh|dash|zsh|ash|ksh|python|python3|node|ruby|perl|php --version|--help|-V',
    ]),
    ...rows(BASH, [
      ['xargs|parallel', 'repeats', 10, [], 'Runs once for each thing that it reads.', 'https://www.gnu.org/software/findutils/manual/html_mono/find.html'],
      ['eval|source|.|trap|alias|enable|hash', 'shell-state', 25, [], 'Runs text as a command, or changes what later words mean.'],
      ['base64|openssl|xxd|gunzip|uudecode -d|-D|--decode|-r', 'decodes', 15, [], 'Decodes text that people cannot read.', 'https://attack.mitre.org/techniques/T1140/'],
      ['bash|sh|dash|zsh|ash|ksh|fish -c', 'inline-shell', 5, [], 'Runs shell text.'],
      ['python|python2|python3|node|deno|bun|ruby|perl|php|lua|tclsh|Rscript -c|-e|-E|-r|--eval|-p', 'inline-program', 40, [], 'Runs a program that stands in the command itself.', MITRE],
      ['bash|sh|dash|zsh|ash|ksh|fish|python|python2|python3|node|deno|bun|ruby|perl|php|lua|tclsh|Rscript|java', 'runs-script', 25, [], 'Runs a script we cannot see.', MITRE],
      ['busybox|toybox', 'applet', 10, [], 'Runs one of many built-in programs.', 'https://gtfobins.github.io/gtfobins/busybox/'],
    ]),
  ],
  aggravating: [],
  harmless: [],
};
