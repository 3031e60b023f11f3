import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment, RunRequest } from '../../core/flow/run.js';
import { chosenEnvironment } from '../../engine/clients/client-choices.js';
import { savedRunClient } from '../../engine/clients/run-client.js';
import { type Approval, approveByFollowing, approveWith } from '../../engine/flow/approval.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import type { ChannelInput } from '../../shared/ipc/contract.js';
import type { FlowView } from '../../shared/views/flow.js';
import type { SandboxHost } from '../sandbox/sandbox-host.js';

/** What a run's request is made from. */
export interface RequestServices {
  readonly clients: ClientRepository;
  readonly sandbox: SandboxHost;
  readonly openBrowser: (authorizationUrl: string) => Promise<void>;
}

/** How long a user may take to log in: as long as sgID's own page stays good, and a little more. */
const REDIRECT_TIMEOUT_MS = 300_000;

/**
 * What a run of a saved client asks for, its secrets read from where they are kept.
 *
 * @throws ConsoleError `client-unknown`, and what reading secrets or starting the sandbox throws
 */
export async function requestFor(
  { clients, sandbox }: RequestServices,
  options: ChannelInput<'flow.create'>,
): Promise<RunRequest> {
  const record = clients.find(options.clientKey);
  if (record === undefined) {
    throw new ConsoleError('config', 'client-unknown', 'That client is no longer saved.', { hint: 'Choose another.' });
  }
  return {
    environment: await runEnvironment(sandbox, record.environment),
    client: await savedRunClient(clients, record),
    scopes: record.selectedScopes,
    redirectUri: record.redirectUri,
    tokenRequest: options.tokenRequest,
    clientAuthentication: options.clientAuthentication,
    redirectTimeoutMs: REDIRECT_TIMEOUT_MS,
  };
}

/**
 * The sandbox's origin is known only while it runs, so a run against it starts it. Any other is read again, not believed:
 * the settings file may have been edited since it was saved.
 */
export async function runEnvironment(
  sandbox: SandboxHost,
  environment: ProviderEnvironment,
): Promise<ProviderEnvironment> {
  if (environment.kind !== 'sandbox') return chosenEnvironment(environment);
  return { kind: 'sandbox', origin: (await sandbox.running()).origin };
}

/**
 * How the authorization page of a run is answered.
 *
 * @throws ConsoleError `approval-not-automatic` where anything but the sandbox is to approve by itself
 */
export function approvalFor(
  { sandbox, openBrowser }: RequestServices,
  environment: ProviderEnvironment,
  approval: FlowView['approval'],
): Approval {
  if (approval === 'browser') return approveWith(openBrowser);
  if (environment.kind !== 'sandbox') {
    throw new ConsoleError('config', 'approval-not-automatic', 'Only the sandbox approves by itself.', {
      hint: 'Choose the system browser.',
    });
  }
  const following = approveByFollowing();
  return {
    ...following,
    show: (page) => sandbox.approvingByItself(page.authorizationUrl, () => following.show(page)),
  };
}
