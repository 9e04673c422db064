import { isIP } from 'node:net';

/** Bits of an address, by IP version. */
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** Whether this is an IP address, or a CIDR range of them. A range of all addresses would trust everyone, and is none. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = BITS[isIP(address)];
  if (most === undefined || address.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most);
}
