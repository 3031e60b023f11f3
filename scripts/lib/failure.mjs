import { constants } from 'node:os';

/** A failure that was foreseen: a message for people, and what they can do about it. */
export class Failure extends Error {
  /**
   * @param {string} message what was expected and what came
   * @param {string} [hint] what to do
   */
  constructor(message, hint, exitCode = 1) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The user (or the system) asked to stop. Thrown so that every `finally` on the way out still tidies up. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
    this.exitCode = 128 + constants.signals[signal];
  }
}
