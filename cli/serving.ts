import { InvalidArgumentError } from 'commander';

/** The argument of an option that names a port; 0 is any free one. */
export function portNumber(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}
