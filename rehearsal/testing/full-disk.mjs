import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/*
 * Preloaded by a test: writes of files whose path contains FULL_FOLDER fail with FULL_CODE, in the main thread or in the others only.
 */
const { FULL_FOLDER: folder, FULL_CODE: code, FULL_IN: where } = process.env;

function refuse(file) {
  if (typeof file === 'string' && file.includes(folder))
    throw Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });
}
if (folder && (where === 'threads') !== isMainThread) {
  const { writeFileSync } = fs;
  const { writeFile } = fs.promises;
  fs.writeFileSync = (file, ...rest) => {
    refuse(file);
    return writeFileSync(file, ...rest);
  };
  fs.promises.writeFile = async (file, ...rest) => {
    refuse(file);
    return writeFile(file, ...rest);
  };
  syncBuiltinESMExports();
}
