/**
 * Preloaded into a process (`NODE_OPTIONS=--require`): as long as the file EXPACTI_TEST_FULL_DISK exists, the disk has no
 * room left, and no file of the database grows. Each look at the room adds a byte to the file with `.looks` behind its name.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { appendFileSync, existsSync, fstatSync, statfsSync, writeSync } = fs;
const isFull = () => existsSync(process.env.EXPACTI_TEST_FULL_DISK);

fs.statfsSync = (...given) => {
  const found = statfsSync(...given);
  if (isFull()) appendFileSync(`${process.env.EXPACTI_TEST_FULL_DISK}.looks`, '.');
  return isFull() ? Object.assign(found, { bavail: 0, bfree: 0 }) : found;
};
fs.writeSync = (descriptor, data, offset, length, position) => {
  if (position + length > fstatSync(descriptor).size && isFull())
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  return writeSync(descriptor, data, offset, length, position);
};
syncBuiltinESMExports();
