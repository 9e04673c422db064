import type { Program } from '../program.ts';
import { CHPASSWD } from './chpasswd.ts';
import { KINIT } from './kinit.ts';
import { PASSWD } from './passwd.ts';
import { REALM } from './realm.ts';
import { SU } from './su.ts';
import { SUBSCRIPTION_MANAGER } from './subscription-manager.ts';
import { SUDO } from './sudo.ts';
import { USERADD } from './useradd.ts';

/** Every program of this folder. */
export const ACCOUNTS: readonly Program[] = [
  CHPASSWD,
  KINIT,
  PASSWD,
  REALM,
  SU,
  SUBSCRIPTION_MANAGER,
  SUDO,
  USERADD,
];
