import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDemoClient } from '../../src/sandbox/clients/demo-client.js';
import type { GalleryFiles } from './scene.js';

/** Writes the credentials files of the gallery: fresh keys each time, none is kept. */
export async function writeGalleryFiles(folder: string): Promise<GalleryFiles> {
  const clinic = await createDemoClient({ name: 'Clinic booking', scopes: ['openid', 'myinfo.name'] });
  const other = await createDemoClient();
  const write = async (name: string, content: object): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(content, null, 2));
    return path;
  };
  const { id, secret, scopes, publicKey, privateKey } = { ...clinic, id: 'CLINIC-BOOKING-PROD' };
  return {
    good: await write('clinic-booking.json', { id, secret, scopes, publicKey, privateKey }),
    mismatched: await write('mixed-up.json', {
      id: 'LIBRARY-PASS',
      secret: `${secret} `,
      scopes: 'myinfo.name, myinfo.shoe_size',
      publicKey: other.publicKey,
      privateKey: privateKey.replace(/\n/g, '\\n'),
      redirectUrls: ['http://example.com/callback', 'http://localhost:5001/callback/'],
    }),
    production: await write('library-pass.json', {
      ...other,
      id: 'LIBRARY-PASS',
      name: 'Library pass',
      redirectUrls: ['https://library.example/callback'],
    }),
  };
}
