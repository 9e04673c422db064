import { program } from '../program.ts';

/** https://www.samba.org/samba/docs/current/man-html/smbclient.1.html */
export const SMB = program('smbclient smbget rpcclient net mount.cifs', {
  options: { '-U': 'user%secret', '--user': 'user%secret', '--password': 'secret' },
  rest: { from: 0, carrier: 'text' },
});
