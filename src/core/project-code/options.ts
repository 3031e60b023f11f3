/** What code can be made for, in the order in which it is offered. */
export const PROJECT_TARGETS = [
  { id: 'express', label: 'Express', note: 'TypeScript with the official SDK' },
  { id: 'next-app', label: 'Next.js, app router', note: 'TypeScript with the official SDK' },
  { id: 'next-pages', label: 'Next.js, pages router', note: 'TypeScript with the official SDK' },
  { id: 'node', label: 'Node, plain HTTP', note: 'TypeScript without a framework, with jose' },
  { id: 'flask', label: 'Flask', note: 'Python with the official SDK' },
  { id: 'fastapi', label: 'FastAPI', note: 'Python with the official SDK' },
  { id: 'python', label: 'Python, plain HTTP', note: 'Without a framework, with jwcrypto and requests' },
  { id: 'go', label: 'Go, plain HTTP', note: 'With go-jose' },
  { id: 'java', label: 'Java, plain HTTP', note: 'With nimbus-jose-jwt' },
  { id: 'typescript-v2', label: 'Move to v2, TypeScript', note: 'From version 1 of the SDK, step by step' },
  { id: 'python-v2', label: 'Move to v2, Python', note: 'From version 1, or 0.2 of the SDK, step by step' },
] as const;
export type ProjectTarget = (typeof PROJECT_TARGETS)[number]['id'];

/** Whether a target is a guide for an app that is there, and no app of its own. */
export function isGuide(target: ProjectTarget): boolean {
  return target === 'typescript-v2' || target === 'python-v2';
}

/** Who draws the pages, and from where. */
export const PROJECT_LAYOUTS = [
  { id: 'server', label: 'Server-rendered', note: 'The server makes the pages' },
  { id: 'single-page', label: 'Single page, one domain', note: 'Pages and API come from one origin' },
  {
    id: 'single-page-two-domains',
    label: 'Single page, two domains',
    note: 'The pages have an origin of their own',
  },
] as const;
export type ProjectLayout = (typeof PROJECT_LAYOUTS)[number]['id'];

/** What code is made from: nothing of it is secret. */
export interface ProjectOptions {
  readonly target: ProjectTarget;
  readonly layout: ProjectLayout;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** The provider's scheme, host and port: what `SGID_HOSTNAME` is where it is not set. */
  readonly origin: string;
  /** Where the pages come from, for a single-page app; the redirect URI's own origin where it is empty and that will do. */
  readonly frontendOrigin?: string | undefined;
}

export type CodeLanguage =
  | 'typescript'
  | 'tsx'
  | 'javascript'
  | 'python'
  | 'go'
  | 'java'
  | 'json'
  | 'markdown'
  | 'xml'
  | 'text';

/** One file of a project. */
export interface ProjectFile {
  /** Its path in the project, with `/`. */
  readonly name: string;
  readonly language: CodeLanguage;
  readonly text: string;
}
