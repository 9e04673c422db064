/**
 * Preloaded into a process (`NODE_OPTIONS=--require`): writes down everything that its threads do to the files below
 * EXPACTI_TEST_DISK, in order, into the file EXPACTI_TEST_DISK_LOG: a line of JSON for each operation, and the bytes
 * behind it if it is a write. A change is written down before it is made, a sync before and after.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { isMainThread } = require('node:worker_threads');

const root = `${process.env.EXPACTI_TEST_DISK}/`;
const real = { ...fs };

/** What a path names now. A file that was there from the start goes by its path, a new one by a number. */
const names = new Map();
const descriptors = new Map();
let count = 0;

const isInside = (path) => String(path).startsWith(root);
const relative = (path) => String(path).slice(root.length);
const fileAt = (path) => names.get(relative(path)) ?? relative(path);

function record() {
  const log = real.openSync(process.env.EXPACTI_TEST_DISK_LOG, 'a');
  const put = (operation, bytes = Buffer.alloc(0)) => {
    real.writeSync(
      log,
      Buffer.concat([Buffer.from(`${JSON.stringify({ ...operation, bytes: bytes.length })}\n`), bytes]),
    );
  };
  const create = (path) => {
    const file = `#${(count += 1)}`;
    put({ op: 'create', path: relative(path), file });
    names.set(relative(path), file);
  };
  const before = (name, note) => {
    fs[name] = (...given) => {
      note(...given);
      return real[name](...given);
    };
  };
  before('writeFileSync', (path) => isInside(path) && create(path));
  before('mkdirSync', (path) => isInside(path) && put({ op: 'mkdir', path: relative(path) }));
  before('rmdirSync', (path) => isInside(path) && put({ op: 'rmdir', path: relative(path) }));
  before('unlinkSync', (path) => {
    if (!isInside(path)) return;
    put({ op: 'unlink', path: relative(path) });
    names.delete(relative(path));
  });
  before('renameSync', (from, to) => {
    if (!isInside(from)) return;
    put({ op: 'rename', path: relative(from), to: relative(to) });
    names.set(relative(to), fileAt(from));
    names.delete(relative(from));
  });
  before(
    'truncateSync',
    (path, length) => isInside(path) && put({ op: 'truncate', file: fileAt(path), length }),
  );
  before('ftruncateSync', (descriptor, length) => {
    if (descriptors.has(descriptor)) put({ op: 'truncate', file: descriptors.get(descriptor), length });
  });
  before('writeSync', (descriptor, data, offset, length, position) => {
    if (!descriptors.has(descriptor)) return;
    put(
      { op: 'write', file: descriptors.get(descriptor), position },
      Buffer.from(data.buffer, data.byteOffset + offset, length),
    );
  });
  before('closeSync', (descriptor) => descriptors.delete(descriptor));
  fs.openSync = (path, ...rest) => {
    const descriptor = real.openSync(path, ...rest);
    if (isInside(path)) {
      const isFolder = real.fstatSync(descriptor).isDirectory();
      descriptors.set(descriptor, isFolder ? `${relative(path)}/` : fileAt(path));
    }
    return descriptor;
  };
  const startSync = (descriptor) => {
    const sync = (count += 1);
    put({ op: 'sync', file: descriptors.get(descriptor) ?? '', sync });
    return () => put({ op: 'synced', sync });
  };
  fs.fsyncSync = (descriptor) => {
    const end = startSync(descriptor);
    real.fsyncSync(descriptor);
    end();
  };
  fs.fsync = (descriptor, done) => {
    const end = startSync(descriptor);
    real.fsync(descriptor, (error) => {
      if (error === null) end();
      done(error);
    });
  };
  syncBuiltinESMExports();
}

// The database is in a thread.
if (!isMainThread) record();
