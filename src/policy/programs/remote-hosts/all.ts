import type { Program } from '../program.ts';
import { FREERDP } from './freerdp.ts';
import { IPMI } from './ipmi.ts';
import { SNMP } from './snmp.ts';
import { SSHPASS } from './sshpass.ts';
import { WINDOWS_REMOTE } from './windows-remote.ts';

/** Every program of this folder. */
export const REMOTE_HOSTS: readonly Program[] = [FREERDP, IPMI, SNMP, SSHPASS, WINDOWS_REMOTE];
