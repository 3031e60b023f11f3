/** What the console knows of one check before it is made: the rule, and why anybody should care. */
export interface CheckDescription {
  /** The rule in a few words, as a statement: `aud contains the client`. */
  readonly rule: string;
  /** The clause, short: `OIDC 3.1.3.7 (11)`, `RFC 7636 4.6`. */
  readonly spec: string;
  /** What holding to the rule protects from, in a sentence. */
  readonly protects: string;
  /** What the official SDKs, in TypeScript and in Python, do about it. */
  readonly sdks: string;
}

/** The checks of one step by their ids; `*` in an id stands for the name of a data item. */
export type CheckDescriptions = Readonly<Record<string, CheckDescription>>;

/** For rules about what an app decides before the SDK is asked anything. */
export const APP_DECIDES = 'Left to your app.';
export const NEITHER_LOOKS = 'Neither looks.';
export const BOTH_REFUSE = 'Both refuse it.';
export const NO_DISCOVERY = 'Neither reads discovery; the endpoints are derived from the host.';
