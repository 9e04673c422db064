import { showWords } from '../../shell/word.ts';
import type { Effect } from '../effect.ts';
import type { Reading } from '../reading.ts';

const BASH = 'https://www.gnu.org/software/bash/manual/bash.html#Redirections';

/** Files by their path, the gravest first. */
export const REDIRECTS: readonly { target: RegExp; effect: Effect }[] = [
  {
    target: /^\/dev\/(?:sd|hd|vd|xvd|nvme|mmcblk|dm-|mapper\/|disk\/|mem|kmem)/,
    effect: {
      code: 'files-write-device',
      points: 95,
      categories: ['destructive', 'infrastructure'],
      text: 'Writes straight to a device.',
      source: 'https://man7.org/linux/man-pages/man4/sd.4.html',
    },
  },
  {
    target:
      /(?:authorized_keys|sudoers|\/etc\/(?:passwd|shadow|group|cron|pam\.d)|\/\.ssh\/|\/\.kube\/config|\.(?:bashrc|profile|bash_profile|zshrc))/,
    effect: {
      code: 'access-file',
      points: 50,
      categories: ['access'],
      text: 'Changes who may log in, or what runs when they do.',
      source: 'https://attack.mitre.org/techniques/T1098/004/',
    },
  },
  {
    target: /^\/(?:etc|usr|bin|sbin|lib|lib64|boot|sys|proc|var\/(?:lib|spool))\//,
    effect: {
      code: 'redirect-system',
      points: 35,
      categories: ['infrastructure'],
      text: 'Writes a file of the system.',
      source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html',
    },
  },
  {
    target: /(?:)/,
    effect: {
      code: 'redirect-write',
      points: 10,
      categories: ['data-change'],
      text: 'Its output goes to a file.',
      source: BASH,
    },
  },
];

/** What redirects write. */
export function redirectEffects({ command }: Reading): Effect[] {
  return command.redirects
    .filter(({ writes }) => writes)
    .flatMap(({ target }) => REDIRECTS.find((row) => row.target.test(showWords([target])))?.effect ?? []);
}
