import type { Program } from '../program.ts';
import { CURL } from './curl.ts';
import { FREERDP } from './freerdp.ts';
import { HTTPIE } from './httpie.ts';
import { IPMI } from './ipmi.ts';
import { LDAP } from './ldap.ts';
import { LDAP_SEARCH } from './ldap-search.ts';
import { LFTP } from './lftp.ts';
import { NCFTP } from './ncftp.ts';
import { NMCLI } from './nmcli.ts';
import { OPENCONNECT } from './openconnect.ts';
import { SENDEMAIL } from './sendemail.ts';
import { SMB } from './smb.ts';
import { SNMP } from './snmp.ts';
import { SSHPASS } from './sshpass.ts';
import { SWAKS } from './swaks.ts';
import { WGET } from './wget.ts';
import { WINDOWS_REMOTE } from './windows-remote.ts';
import { WPA } from './wpa.ts';

/** Every program of this folder. */
export const NETWORK: readonly Program[] = [
  FREERDP,
  CURL,
  WGET,
  HTTPIE,
  SSHPASS,
  LDAP,
  LDAP_SEARCH,
  SMB,
  LFTP,
  NCFTP,
  NMCLI,
  WPA,
  SNMP,
  IPMI,
  OPENCONNECT,
  SWAKS,
  SENDEMAIL,
  WINDOWS_REMOTE,
];
