import { dismissFailure } from '../../../bridge/actions.js';

/** What went wrong with one wait says nothing about the next. */
export function forgetRedirectFailures(): void {
  dismissFailure('redirect');
  dismissFailure('paste');
}
