import type { ElectronApplication, Page } from 'playwright-core';
import type { CaughtUrls } from '../support/electron-browser.js';

/** What a scene has to work with: the running app, and files made for it. */
export interface Stage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly browser: CaughtUrls;
  readonly files: GalleryFiles;
  readonly theme: 'light' | 'dark';
}

/** Credentials files of the shapes that the import dialog has to show. */
export interface GalleryFiles {
  readonly good: string;
  readonly mismatched: string;
  readonly production: string;
  /** The client of `good` with another secret, key and scopes. */
  readonly again: string;
  /** Encrypted with the passphrase `open sesame`. */
  readonly sealed: string;
  /** No credentials at all. */
  readonly notes: string;
}

/** One picture: how the app gets there from the scene before it. */
export interface Scene {
  /** The picture's file name, kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly act: (stage: Stage) => Promise<void>;
}

/** Scenes that follow from one another, in an app started for them. */
export interface Chapter {
  /** What `npm run gallery -- -t NAME` photographs alone. */
  readonly name: string;
  /** What comes before the first picture. */
  readonly begin?: (stage: Stage) => Promise<void>;
  readonly scenes: readonly Scene[];
}
