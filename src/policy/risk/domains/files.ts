import { type Domain, readers, rows } from '../effect.ts';

const COREUTILS = 'https://www.gnu.org/software/coreutils/manual/coreutils.html';
const FILESYSTEMS = 'https://man7.org/linux/man-pages/man8/mkfs.8.html';

/** Reading, changing and destroying files and file systems. */
export const files: Domain = {
  name: 'Files',
  effects: [
    ...rows(COREUTILS, [
      ['rm -r|-R|--recursive', 'files-remove-tree', 50, ['destructive'], 'It removes folders with everything in them.'],
      ['rm|unlink|rmdir', 'files-remove', 30, ['destructive'], 'It removes files.'],
      ['shred|srm|wipe', 'files-shred', 70, ['destructive'], 'It overwrites files so that nobody can restore them.'],
      ['truncate', 'files-truncate', 50, ['destructive'], 'It cuts files.'],
      ['dd ~^of=/dev/', 'files-write-device', 95, ['destructive', 'infrastructure'], 'It writes straight to a device.'],
      ['dd', 'files-copy-blocks', 40, ['data-change'], 'It copies blocks over what is there.'],
      ['mv', 'files-move', 20, ['data-change'], 'It moves files, over others of that name.'],
      ['cp|install|ln|rsync|scp|sftp|tee|touch|mkdir|mktemp|split|patch', 'files-write', 15, ['data-change'], 'It writes files.'],
      ['chmod|chown|chgrp|setfacl|chattr -R|--recursive', 'files-permissions-tree', 45, ['access'], 'It changes who may use a whole tree of files.'],
      ['chmod|chown|chgrp|setfacl|chattr', 'files-permissions', 25, ['access'], 'It changes who may use files.'],
      ['sed|perl|ruby -i|--in-place', 'files-edit', 25, ['data-change'], 'It edits files in place.'],
      ['find -delete', 'files-find-delete', 55, ['destructive'], 'It removes whatever it finds.'],
      ['tar|unzip|gunzip|bunzip2|unxz|zip|gzip|bzip2|xz|zstd', 'files-archive', 15, ['data-change'], 'It packs or unpacks files.'],
    ]),
    ...rows(FILESYSTEMS, [
      ['mkfs|mkfs.ext4|mkfs.ext3|mkfs.xfs|mkfs.btrfs|mkfs.vfat|mke2fs|mkswap', 'disk-format', 100, ['destructive', 'infrastructure'], 'It formats a file system.'],
      ['wipefs|blkdiscard|sgdisk|sfdisk|fdisk|parted|cryptsetup', 'disk-partition', 90, ['destructive', 'infrastructure'], 'It changes partitions or their signatures.'],
      ['lvremove|vgremove|pvremove|zfs|zpool|mdadm', 'disk-volumes', 80, ['destructive', 'infrastructure'], 'It changes or removes volumes.'],
      ['mount|umount|swapoff|swapon|fsck|resize2fs', 'disk-mount', 40, ['infrastructure'], 'It changes what is mounted.'],
    ]),
    ...readers(COREUTILS, [
      'ls|dir|stat|file|wc|head|tail|cat|tac|nl|du|df|pwd|readlink|realpath|basename|dirname|md5sum|sha1sum|sha256sum|sha512sum|cksum|diff|cmp|comm|grep|egrep|fgrep|rg|tree|cut|sort|uniq|tr|column|fold|paste|join|jq|yq|less|more|strings|od|xxd|hexdump|awk|gawk|sed|find|lsof|fuser|which|whereis|type|zcat|zgrep',
    ]),
  ],
  aggravating: rows(COREUTILS, [
    ['rm --no-preserve-root', 'files-no-preserve-root', 50, ['destructive'], 'The guard of / is switched off.'],
    ['rm|chmod|chown|chgrp|shred ~^(/|/\\*|~|~/|~/\\*|\\.|\\./|\\*|\\$HOME|/(etc|usr|bin|sbin|lib|lib64|boot|var|home|root|opt|srv|data|mnt|dev)/?\\*?)$', 'files-root', 50, ['destructive'], 'The path is a whole system, home or working folder.'],
    ['rm|mv|shred|truncate|tee|cp|dd|sed ~^(of=)?/(etc|usr|bin|sbin|lib|lib64|boot|var|dev|proc|sys)/', 'files-system-path', 15, [], 'The path belongs to the system.'],
    ['rm|shred|mv|truncate ~[*?]', 'files-wildcard', 5, [], 'A wildcard decides which files it is about.'],
    ['rm|shred|mv|truncate|chmod|chown ~\\$', 'files-unknown-path', 15, [], 'Part of a path is only known when it runs; were it empty, the path would be another one.'],
    ['chmod ~^([0-7]?[0-7][0-7][2367]|[ao]*\\+[rx]*w.*|.*[ugo]\\+s.*|[2-7][0-7]{3})$', 'files-world-writable', 25, ['access'], 'It lets everybody write, or run as the owner.'],
    ['rsync --delete|--delete-after|--delete-before|--delete-excluded|--remove-source-files', 'files-sync-delete', 35, ['destructive'], 'It removes what is not on the other side.'],
  ]),
  harmless: ['rsync -n|--dry-run', 'rm|cp|mv|chmod|chown|tar|sed|dd --help|--version'],
};
