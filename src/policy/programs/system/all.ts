import type { Program } from '../program.ts';
import { ANSIBLE_VAULT } from './ansible-vault.ts';
import { CHPASSWD } from './chpasswd.ts';
import { CRYPTSETUP } from './cryptsetup.ts';
import { ENVIRONMENT } from './environment.ts';
import { FILES } from './files.ts';
import { GPG } from './gpg.ts';
import { HTPASSWD } from './htpasswd.ts';
import { KEYTOOL } from './keytool.ts';
import { KINIT } from './kinit.ts';
import { MKPASSWD } from './mkpasswd.ts';
import { OPENSSL } from './openssl.ts';
import { PASS } from './pass.ts';
import { PASSWD } from './passwd.ts';
import { PDF } from './pdf.ts';
import { PDFTK } from './pdftk.ts';
import { QPDF } from './qpdf.ts';
import { REALM } from './realm.ts';
import { RESTIC } from './restic.ts';
import { SEVEN_ZIP } from './seven-zip.ts';
import { SSH_KEYGEN } from './ssh-keygen.ts';
import { SU } from './su.ts';
import { SUBSCRIPTION_MANAGER } from './subscription-manager.ts';
import { SUDO } from './sudo.ts';
import { USERADD } from './useradd.ts';
import { ZFS } from './zfs.ts';
import { ZIP } from './zip.ts';

/** Every program of this folder. */
export const SYSTEM: readonly Program[] = [
  CHPASSWD,
  PASSWD,
  PASS,
  PDF,
  PDFTK,
  ZFS,
  ENVIRONMENT,
  FILES,
  USERADD,
  SUDO,
  SU,
  KINIT,
  RESTIC,
  SUBSCRIPTION_MANAGER,
  REALM,
  OPENSSL,
  GPG,
  ZIP,
  SEVEN_ZIP,
  HTPASSWD,
  KEYTOOL,
  SSH_KEYGEN,
  ANSIBLE_VAULT,
  QPDF,
  CRYPTSETUP,
  MKPASSWD,
];
