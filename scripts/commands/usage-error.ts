/** A command was given something that it cannot work with: an argument, a file, a date. Ends with the exit code 2. */
export class UsageError extends Error {
  readonly exitCode = 2
}
