import type { Program } from '../program.ts';
import { CURL } from './curl.ts';
import { HTTPIE } from './httpie.ts';
import { LDAP } from './ldap.ts';
import { LDAP_SEARCH } from './ldap-search.ts';
import { LFTP } from './lftp.ts';
import { NCFTP } from './ncftp.ts';
import { NMCLI } from './nmcli.ts';
import { OPENCONNECT } from './openconnect.ts';
import { SMB } from './smb.ts';
import { WGET } from './wget.ts';
import { WPA } from './wpa.ts';

/** Every program of this folder. */
export const NETWORK: readonly Program[] = [
  CURL,
  WGET,
  HTTPIE,
  LDAP,
  LDAP_SEARCH,
  SMB,
  LFTP,
  NCFTP,
  NMCLI,
  WPA,
  OPENCONNECT,
];
