/** A request that was understood and is refused. The message is for the person who made it; `code` is stable, for programs. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 422) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** An error in the user's input: arguments, configuration, a file. Printed without a stack trace; the command exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
