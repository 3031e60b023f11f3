import { compareRuns } from '../../core/compare/compare-runs.js';
import type { RunRecord } from '../../core/flow/saved-run.js';
import type { ComparisonView } from '../../shared/views/comparison.js';
import type { FlowView } from '../../shared/views/flow.js';
import { type FlowViewContext, flowViewOf } from '../flow/flow-view.js';
import { type HarPrivacy, harOfRun } from '../flow/har-of-run.js';
import { comparableRunOf } from './comparable-run.js';
import {
  bytesOfContent,
  contentOfBytes,
  contentOfRun,
  type KeptSummary,
  openedKept,
  restoreKeptRun,
  runOfKept,
  summaryOf,
  tamperedIn,
  viewOfKept,
} from './kept-run.js';
import { type RunPrivacy, readRunFile, writeRunFile } from './run-file.js';

/** A run that is about to be kept: its summary, and the bytes that are sealed. */
export interface RunToRecord {
  readonly summary: KeptSummary;
  readonly content: Uint8Array;
}

/** A file that is to be written, as UTF-8. */
export interface WrittenFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

type About = Pick<KeptSummary, 'id' | 'keptAt'>;

/** Work on whole runs that takes seconds where one is large. Each takes and gives what can be cloned. */
export interface RunJobs {
  /** Makes ready to be kept what happened. */
  readonly keep: {
    readonly input: { readonly run: RunRecord; readonly context: FlowViewContext; readonly about: About };
    readonly output: RunToRecord;
  };
  /** Reads the file of a run, to be kept under another id. Throws what {@link readRunFile} throws. */
  readonly readFile: {
    readonly input: { readonly file: Uint8Array; readonly about: About };
    readonly output: RunToRecord;
  };
  /** Draws a kept run. Throws the `saved-run-…` codes. */
  readonly draw: {
    readonly input: { readonly content: Uint8Array; readonly about: About & Pick<KeptSummary, 'privacy'> };
    readonly output: FlowView;
  };
  /** Two kept runs side by side, with the names of what was changed in each on purpose. */
  readonly compare: {
    readonly input: { readonly left: Uint8Array; readonly right: Uint8Array };
    readonly output: Pick<ComparisonView, 'parts'> & Readonly<Record<'left' | 'right', readonly string[]>>;
  };
  /** Writes the file of a kept run. Throws what {@link writeRunFile} throws. */
  readonly writeFile: {
    readonly input: {
      readonly content: Uint8Array;
      readonly summary: Pick<KeptSummary, 'clientId' | 'startedAt'>;
      readonly privacy: RunPrivacy;
      readonly consoleVersion: string;
    };
    readonly output: WrittenFile;
  };
  /** Writes the requests of a kept run. Throws what {@link harOfRun} throws, and `run-was-sanitised`. */
  readonly writeHar: {
    readonly input: {
      readonly content: Uint8Array;
      readonly privacy: HarPrivacy;
      readonly consoleVersion: string;
    };
    readonly output: WrittenFile;
  };
}

export type RunJobName = keyof RunJobs;

const JOBS: { readonly [Name in RunJobName]: (input: RunJobs[Name]['input']) => RunJobs[Name]['output'] } = {
  keep: ({ run, context, about }) => ({
    summary: summaryOf(flowViewOf(run, context), {
      ...about,
      clientId: run.request.client.clientId,
      origin: 'run',
      privacy: 'received',
    }),
    content: bytesOfContent(contentOfRun(run, context)),
  }),
  readFile: ({ file, about }) => {
    const { content, view, privacy, clientId } = readRunFile(textOf(file));
    return {
      summary: summaryOf(view, { ...about, clientId, origin: 'file', privacy }),
      content: bytesOfContent(content),
    };
  },
  draw: ({ content, about }) => viewOfKept(openedKept(restoreKeptRun(contentOfBytes(content)), about)),
  compare: ({ left, right }) => {
    const [one, other] = [restoreKeptRun(contentOfBytes(left)), restoreKeptRun(contentOfBytes(right))];
    return {
      parts: compareRuns(comparableRunOf(one), comparableRunOf(other)),
      left: tamperedIn(viewOfKept(one)),
      right: tamperedIn(viewOfKept(other)),
    };
  },
  writeFile: ({ content, summary, privacy, consoleVersion }) => {
    const kept = restoreKeptRun(contentOfBytes(content));
    const { fileName, json } = writeRunFile(kept, summary, privacy, consoleVersion);
    return { fileName, bytes: Buffer.from(json, 'utf8') };
  },
  writeHar: ({ content, privacy, consoleVersion }) => {
    const { run } = runOfKept(restoreKeptRun(contentOfBytes(content)));
    const { name, text } = harOfRun(run, privacy, consoleVersion);
    return { fileName: name, bytes: Buffer.from(text, 'utf8') };
  },
};

/** Does one job, here and now. */
export function doRunJob<Name extends RunJobName>(name: Name, input: RunJobs[Name]['input']): RunJobs[Name]['output'] {
  return JOBS[name](input);
}

function textOf(file: Uint8Array): string {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('utf8');
}
