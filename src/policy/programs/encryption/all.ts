import type { Program } from '../program.ts';
import { ANSIBLE_VAULT } from './ansible-vault.ts';
import { CRYPTSETUP } from './cryptsetup.ts';
import { GPG } from './gpg.ts';
import { HTPASSWD } from './htpasswd.ts';
import { KEYTOOL } from './keytool.ts';
import { MKPASSWD } from './mkpasswd.ts';
import { OPENSSL } from './openssl.ts';
import { PASS } from './pass.ts';
import { SSH_KEYGEN } from './ssh-keygen.ts';

/** Every program of this folder. */
export const ENCRYPTION: readonly Program[] = [
  ANSIBLE_VAULT,
  CRYPTSETUP,
  GPG,
  HTPASSWD,
  KEYTOOL,
  MKPASSWD,
  OPENSSL,
  PASS,
  SSH_KEYGEN,
];
