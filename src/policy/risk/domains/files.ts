import { type Domain, readers, rows } from '../effect.ts';

const COREUTILS = 'https://www.gnu.org/software/coreutils/manual/coreutils.html';
const FILESYSTEMS = 'https://man7.org/linux/man-pages/man8/mkfs.8.html';

/** Reading, changing and destroying files and file systems. */
export const files: Domain = {
  name: 'Files',
  effects: [
    ...rows(COREUTILS, [
      ['rm -r|-R|--recursive', 'files-remove-tree', 50, ['destructive'], 'Deletes folders recursively.'],
      ['rm|unlink|rmdir', 'files-remove', 30, ['destructive'], 'Removes files.'],
      ['shred|srm|wipe', 'files-shred', 70, ['destructive'], 'Overwrites files so that nobody can restore them.'],
      ['truncate', 'files-truncate', 50, ['destructive'], 'Truncates files.'],
      ['dd ~^of=/dev/', 'files-write-device', 95, ['destructive', 'infrastructure'], 'Writes straight to a device.'],
      ['dd', 'files-copy-blocks', 40, ['data-change'], 'Copies blocks over what is there.'],
      ['mv', 'files-move', 20, ['data-change'], 'Moves files, over others of that name.'],
      ['cp|install|ln|rsync|scp|sftp|tee|touch|mkdir|mktemp|split|patch', 'files-write', 15, ['data-change'], 'Writes files.'],
      ['chmod|chown|chgrp|setfacl|chattr -R|--recursive', 'files-permissions-tree', 45, ['access'], 'Changes who may use a whole tree of files.'],
      ['chmod|chown|chgrp|setfacl|chattr', 'files-permissions', 25, ['access'], 'Changes who may use files.'],
      ['sed|perl|ruby -i|--in-place', 'files-edit', 25, ['data-change'], 'Edits files in place.'],
      ['find -delete', 'files-find-delete', 55, ['destructive'], 'Deletes every file it finds.'],
      ['tar|unzip|gunzip|bunzip2|unxz|zip|gzip|bzip2|xz|zstd', 'files-archive', 15, ['data-change'], 'Packs or unpacks files.'],
    ]),
    ...rows(FILESYSTEMS, [
      ['mkfs|mkfs.ext4|mkfs.ext3|mkfs.xfs|mkfs.btrfs|mkfs.vfat|mke2fs|mkswap', 'disk-format', 100, ['destructive', 'infrastructure'], 'Formats a file system.'],
      ['wipefs|blkdiscard|sgdisk|sfdisk|fdisk|parted|cryptsetup', 'disk-partition', 90, ['destructive', 'infrastructure'], 'Changes partitions or their signatures.'],
      ['lvremove|vgremove|pvremove|zfs|zpool|mdadm', 'disk-volumes', 80, ['destructive', 'infrastructure'], 'Changes or removes volumes.'],
      ['mount|umount|swapoff|swapon|fsck|resize2fs', 'disk-mount', 40, ['infrastructure'], 'Changes what is mounted.'],
    ]),
    ...readers(COREUTILS, [
      'ls|dir|stat|file|wc|head|tail|cat|tac|nl|du|df|pwd|readlink|realpath|basename|dirname|md5sum|sha1sum|sha256sum|sha512sum|cksum|diff|cmp|comm|grep|egrep|fgrep|rg|tree|cut|sort|uniq|tr|column|fold|paste|join|jq|yq|less|more|strings|od|xxd|hexdump|awk|gawk|sed|find|lsof|fuser|which|whereis|type|zcat|zgrep',
    ]),
  ],
  aggravating: rows(COREUTILS, [
    ['rm --no-preserve-root', 'files-no-preserve-root', 50, ['destructive'], 'The protection of / is off.'],
    ['rm|chmod|chown|chgrp|shred ~^(/|/\\*|~|~/|~/\\*|\\.|\\./|\\*|\\$HOME|/(etc|usr|bin|sbin|lib|lib64|boot|var|home|root|opt|srv|data|mnt|dev)/?\\*?)$', 'files-root', 50, ['destructive'], 'The path is a whole system, home or working folder.'],
    ['rm|mv|shred|truncate|tee|cp|dd|sed ~^(of=)?/(etc|usr|bin|sbin|lib|lib64|boot|var|dev|proc|sys)/', 'files-system-path', 15, [], 'The path belongs to the system.'],
    ['rm|shred|mv|truncate ~[*?]', 'files-wildcard', 5, [], 'Uses a wildcard.'],
    ['rm|shred|mv|truncate|chmod|chown ~\\$', 'files-unknown-path', 15, [], 'Part of a path is only known when it runs; if it is empty, the path is another one.'],
    ['chmod ~^([0-7]?[0-7][0-7][2367]|[ao]*\\+[rx]*w.*|.*[ugo]\\+s.*|[2-7][0-7]{3})$', 'files-world-writable', 25, ['access'], 'Lets everybody write, or run as the owner.'],
    ['rsync --delete|--delete-after|--delete-before|--delete-excluded|--remove-source-files', 'files-sync-delete', 35, ['destructive'], 'Removes what is missing on the other side.'],
  ]),
  harmless: ['rsync -n|--dry-run', 'rm|cp|mv|chmod|chown|tar|sed|dd --help|--version'],
};
