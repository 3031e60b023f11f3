import type { ErrorView } from '../../core/errors.js';

/** How every channel answers: Electron keeps nothing but the message of an error that is thrown across it. */
export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorView };
