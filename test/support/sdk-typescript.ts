import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import SgidClient from '@opengovsg/sgid-client';
import type { SdkOutcome } from '../../src/core/credentials/finding.js';
import type { EncryptedUserInfo } from './encrypt-userinfo.js';

/** The official TypeScript SDK, given private keys to decrypt one and the same userinfo response with. */
export interface SdkBench {
  readonly outcomeOf: (privateKey: string) => Promise<SdkOutcome['outcome']>;
  readonly close: () => Promise<void>;
}

/** Serves a userinfo response, which the SDK fetches and decrypts with whatever key it is given. */
export async function startSdkBench(userInfo: EncryptedUserInfo): Promise<SdkBench> {
  const { sub, key, data } = userInfo;
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ sub, key, data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hostname = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    outcomeOf: async (privateKey) => {
      const sdk = construct(privateKey, hostname);
      if (sdk === undefined) return 'fails-when-constructed';
      try {
        await sdk.userinfo({ sub, accessToken: 'token' });
        return 'accepts';
      } catch {
        return 'fails-at-userinfo';
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function construct(privateKey: string, hostname: string): SgidClient | undefined {
  try {
    return new SgidClient({ clientId: 'CLIENT', clientSecret: 'secret', privateKey, hostname });
  } catch {
    return undefined;
  }
}
