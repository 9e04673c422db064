import { program } from '../program.ts';

/** https://learn.microsoft.com/windows-server/administration/windows-commands/winrs and /sysinternals/downloads/psexec */
export const WINDOWS_REMOTE = program('winrs winrm', {
  joined: { '-p:': 'secret', '/p:': 'secret', '-password:': 'secret', '/password:': 'secret' },
});
