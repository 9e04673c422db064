import { type Domain, readers, rows } from '../effect.ts';

const SUDO = 'https://www.sudo.ws/docs/man/sudo.man/';
const USERS = 'https://man7.org/linux/man-pages/man8/usermod.8.html';
const VAULT = 'https://developer.hashicorp.com/vault/docs/commands';

/** Users, rights and secrets. */
export const access: Domain = {
  name: 'Users, rights and secrets',
  effects: [
    ...rows(SUDO, [
      ['sudo|doas|su|runuser|pkexec', 'as-another-user', 10, ['access'], 'Runs as root or as another user.'],
      ['chroot|nsenter|unshare|setpriv', 'other-namespace', 25, ['access'], 'Leaves the place where it runs.'],
    ]),
    ...rows(USERS, [
      ['userdel|deluser|groupdel', 'user-remove', 65, ['access', 'destructive'], 'Removes a user.'],
      ['useradd|adduser|usermod|groupadd|gpasswd|groupmod|chage', 'user-change', 60, ['access'], 'Changes users or their groups.'],
      ['passwd|chpasswd|visudo|htpasswd', 'password-change', 60, ['access'], 'Changes a password, or who may become root.'],
      ['ssh-copy-id|ssh-keygen|ssh-add|gpg', 'key-change', 40, ['access'], 'Changes keys.', 'https://man.openbsd.org/ssh-keygen'],
      ['openssl|certbot|step', 'certificate', 30, ['access'], 'Makes or changes keys and certificates.', 'https://docs.openssl.org/master/man1/'],
      ['setenforce|aa-disable|aa-complain|auditctl', 'guard-off', 70, ['access', 'infrastructure'], 'Switches off a protection of the machine.', 'https://attack.mitre.org/techniques/T1562/001/'],
    ]),
    ...readers(VAULT, ['vault status|version|list|token']),
    ...rows(VAULT, [
      ['vault kv destroy|delete|metadata', 'secret-delete', 65, ['access', 'destructive'], 'Deletes secrets.'],
      ['vault kv|read get', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['vault read', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['vault', 'secret-change', 50, ['access'], 'Changes secrets, or who may read them.'],
      ['pass|op|bw|sops|doppler|chamber|infisical', 'secret-tool', 30, ['access'], 'Reads or changes secrets.', 'https://github.com/getsops/sops'],
    ]),
  ],
  aggravating: rows('https://attack.mitre.org/techniques/T1552/', [
    ['cat|less|more|head|tail|grep|cp|scp|curl|base64|xxd|strings|tar|zip|rsync|sed|awk ~(^|[@/])(\\.env(\\.[a-z]+)?|id_rsa|id_ed25519|id_ecdsa|\\.pgpass|\\.netrc|\\.npmrc|credentials|shadow|\\.kube/config|kubeconfig|.*\\.pem|.*\\.key|.*\\.p12)$', 'secret-file', 40, ['access'], 'Reads a file that holds secrets.'],
    ['tee|cp|mv|install|sed|rm ~(authorized_keys|sudoers|/etc/passwd|/etc/shadow|/etc/pam\\.d|\\.ssh/config)', 'access-file', 50, ['access'], 'Changes who may log in.', 'https://attack.mitre.org/techniques/T1098/004/'],
  ]),
  harmless: [],
};
