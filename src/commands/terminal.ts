/** Words for the person at the terminal, on standard output; logs go their own way. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A command can't go on: one clear line on standard error, and an exit code. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
