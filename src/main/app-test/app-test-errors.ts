import { ConsoleError } from '../../core/errors.js';

export function testRunning(): ConsoleError {
  return new ConsoleError('config', 'app-test-running', 'Expected no test under way; one is.', {
    hint: 'Stop it first: two tests at one sandbox would spoil each other.',
  });
}

export function unusableClient(problem: string): ConsoleError {
  return new ConsoleError('config', 'client-not-served', `Expected a client that can log in here. ${problem}`, {
    hint: 'Choose another one, or let it in under Provider.',
  });
}

export function nothingAsked(): ConsoleError {
  return new ConsoleError('config', 'app-test-nothing-asked', 'Expected an answer to what is asked now.', {
    hint: 'How a login ended can be said once the sandbox has seen it begin.',
  });
}

export function nothingToResume(): ConsoleError {
  return new ConsoleError('config', 'app-test-nothing-to-resume', 'Expected a test that has stopped; there is none.', {
    hint: 'Begin a new one.',
  });
}

export function noReport(): ConsoleError {
  return new ConsoleError('config', 'app-test-no-report', 'Expected a test that has come so far; there is none.', {
    hint: 'There is a report once two good logins were recorded.',
  });
}

export function sandboxStopped(): ConsoleError {
  return new ConsoleError('config', 'app-test-sandbox-stopped', 'The sandbox was stopped, and the test with it.', {
    hint: 'Go on with the test: it starts the sandbox again. An app that was told its address finds it if the port is the same.',
  });
}
