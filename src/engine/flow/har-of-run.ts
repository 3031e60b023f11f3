import { ConsoleError } from '../../core/errors.js';
import type { ExportedFiles } from '../../core/export/exported-files.js';
import type { MaskedText } from '../../core/export/masked-text.js';
import type { StepId } from '../../core/flow/step-ids.js';
import { STEP_TEXTS } from '../../core/flow/step-texts.js';
import { tamperOutcomes } from '../../core/flow/tamper/verdict.js';
import { buildHar } from '../../core/trace/har.js';
import type { HeaderList, HttpExchange } from '../../core/trace/http.js';
import { runRedactor } from './flow-view.js';
import { keysAndTokens, type RunParts, runSecrets } from './run-secrets.js';
import { tamperedWith } from './tamper-view.js';

/** Whether secrets are in it: `received` only after the user has confirmed it. */
export type HarPrivacy = 'masked' | 'received';

const COMMENTS: Readonly<Record<HarPrivacy, string>> = {
  masked: 'Secrets, codes and tokens are masked: each stands as masked-… in its place.',
  received: 'As it was on the wire: secrets, codes, tokens and personal data are in this file. Keep it to yourself.',
};

/**
 * The requests of a run as an HTTP Archive 1.2, of a failed run too.
 *
 * @throws ConsoleError `nothing-to-export` where no request was sent
 */
export function harOfRun(
  parts: RunParts,
  privacy: HarPrivacy,
  consoleVersion: string,
): ExportedFiles & { kind: 'file' } {
  const { steps } = parts.state;
  const sent = steps.flatMap(({ exchanges }) => exchanges);
  const [first] = sent;
  if (first === undefined) throw nothingToExport();
  const shown = privacy === 'received' ? (exchange: HttpExchange) => exchange : masking(parts);
  const words = privacy === 'received' ? (text: string) => text : runRedactor(runSecrets(parts)).redact;
  const har = buildHar(
    steps.map(({ id, exchanges }) => ({
      id,
      title: STEP_TEXTS[id].title,
      exchanges: exchanges.map(shown),
      tampered: tamperedAt(id, parts, words),
    })),
    consoleVersion,
    tamperedWith(parts.state) === undefined ? COMMENTS[privacy] : `${COMMENTS[privacy]} ${TAMPERED}`,
  );
  const stamp = new Date(first.startedAt).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const name = `sgid-${stamp}${privacy === 'received' ? '-as-received' : ''}.har`;
  return { kind: 'file', name, text: `${JSON.stringify(har, undefined, 2)}\n` };
}

const TAMPERED = 'The run was tampered with on purpose: its pages and entries say where.';

/** What was changed in the requests and answers of a step. The authorization request goes out in the step after it. */
function tamperedAt(step: StepId, { state }: RunParts, words: (text: string) => string): string | undefined {
  const titles = tamperOutcomes(state)
    .filter(({ status }) => status !== 'unchanged')
    .filter((one) => one.step === step || (one.step === 'authorization' && step === 'redirect'))
    .map(({ title }) => words(title));
  return titles.length === 0 ? undefined : `Tampered with on purpose: ${titles.join(', ')}.`;
}

function masking(parts: RunParts): (exchange: HttpExchange) => HttpExchange {
  const secrets = runSecrets(parts);
  const redactor = runRedactor(secrets);
  const own = runRedactor(keysAndTokens(secrets));
  const text = (value: string) => withStandIns(redactor.mask(value));
  const headers = (list: HeaderList): HeaderList => list.map(([name, value]) => [text(name), text(value)]);
  return ({ request, response, failure, ...exchange }) => ({
    ...exchange,
    request: {
      ...request,
      url: text(request.url),
      headers: headers(request.headers),
      body: request.body === undefined ? undefined : text(request.body),
    },
    response:
      response === undefined
        ? undefined
        : {
            ...response,
            statusText: text(response.statusText),
            headers: headers(response.headers),
            body: text(response.body),
          },
    failure: failure === undefined ? undefined : own.redact(redactor.redact(failure)),
  });
}

/** Letters and hyphens alone stand in a URL, a header, a form and a JSON string alike. */
function withStandIns(masked: MaskedText): string {
  return masked.map((part) => (typeof part === 'string' ? part : standIn(part.label))).join('');
}

function standIn(label: string): string {
  return `masked-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function nothingToExport(): ConsoleError {
  return new ConsoleError(
    'config',
    'nothing-to-export',
    'Expected a run that has sent requests; this one has sent none.',
    {
      hint: 'Run its first steps.',
    },
  );
}
