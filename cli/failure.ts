import { EnvironmentFault } from '../kernel/index.ts';
import { STORAGE_CODES } from '../kernel/storage-fault.ts';

/** What the system's error codes mean, and what to do about them. */
const SYSTEM: Readonly<Record<string, string>> = {
  ...STORAGE_CODES,
  EPERM: 'the operation is not permitted. Name another folder',
  ENOENT: 'there is no such file or folder. Correct the path',
  ENOTDIR: 'part of the path is a file. Name a folder',
  EEXIST: 'something is there already. Remove it, or name another folder',
  EISDIR: 'it is a folder. Name a file',
  EADDRINUSE: 'the port is in use. Name another one',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n)',
};

/** One line about an error that no command expected, never a stack trace: DESKPROOF_STACK=1 prints that too. */
export function failureLine(error: unknown): string {
  if (process.env['DESKPROOF_STACK'] && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof EnvironmentFault) return `${error.message}, then run again.`;
  const { code, path, port } = (error ?? {}) as { readonly code?: string; readonly path?: string; readonly port?: number };
  const known = code === undefined ? undefined : SYSTEM[code];
  if (known) return `${path ?? port ?? 'The system'}: ${known}, then run again.`;
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `Deskproof failed: ${message} Run again with DESKPROOF_STACK=1 for the stack trace.`;
}
