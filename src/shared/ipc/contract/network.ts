import { z } from 'zod';
import { environmentView } from '../../views/common.js';
import { networkChange, networkTest, networkView } from '../../views/network.js';
import { key, nothing } from './inputs.js';

/** Channels of how requests leave this computer. */
export const networkChannels = {
  'network.describe': { input: nothing, output: networkView },
  'network.save': { input: networkChange, output: networkView },
  /** Opens a file dialog for certificates of CAs; null where it was cancelled. */
  'network.addCertificates': { input: nothing, output: networkView.nullable() },
  'network.removeCertificate': { input: z.strictObject({ fingerprint: key }), output: networkView },
  /** Fetches the discovery document of a provider as a run would, with nothing secret in the request. */
  'network.test': { input: z.strictObject({ environment: environmentView }), output: networkTest },
} as const;
