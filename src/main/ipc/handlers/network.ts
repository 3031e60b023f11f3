import type { HttpTransport } from '../../../core/trace/http.js';
import type { NetworkSettings } from '../../../engine/http/network/network-settings.js';
import { testNetwork } from '../../../engine/http/network/test-network.js';
import { runEnvironment } from '../../runs/run-request.js';
import type { SandboxHost } from '../../sandbox/sandbox-host.js';
import { askForFiles, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

interface NetworkServices {
  readonly network: NetworkSettings;
  readonly http: HttpTransport;
  readonly sandbox: SandboxHost;
  readonly windowOf: WindowOf;
}

export function networkHandlers({ network, http, sandbox, windowOf }: NetworkServices): HandlersOf<'network'> {
  return {
    'network.describe': () => network.view(),
    'network.save': (change) => network.save(change),
    'network.addCertificates': async () => {
      const [path] = await askForFiles(windowOf, {
        title: 'Add CA certificates',
        properties: ['openFile'],
        filters: [
          { name: 'Certificates', extensions: ['pem', 'crt', 'cer', 'der'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return path === undefined ? null : network.addCertificates(path);
    },
    'network.removeCertificate': ({ fingerprint }) => network.removeCertificate(fingerprint),
    'network.test': async ({ environment }) => testNetwork(http, (await runEnvironment(sandbox, environment)).origin),
  };
}
