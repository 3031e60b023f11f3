import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encryptWithPassphrase } from '../../src/engine/clients/passphrase-file.js';
import { createDemoClient } from '../../src/sandbox/clients/demo-client.js';
import type { GalleryFiles } from './scene.js';

/** Writes the credentials files of the gallery: fresh keys each time, none is kept. */
export async function writeGalleryFiles(folder: string): Promise<GalleryFiles> {
  const clinic = await createDemoClient({ name: 'Clinic booking', scopes: ['openid', 'myinfo.name'] });
  const other = await createDemoClient();
  const writeRaw = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const write = (name: string, content: object) => writeRaw(name, JSON.stringify(content, null, 2));
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
    again: await write('clinic-booking-2.json', {
      ...other,
      id,
      name: undefined,
      scopes: ['openid', 'myinfo.sex', 'myinfo.date_of_birth'],
      redirectUrls: ['http://localhost:5001/api/redirect', 'https://clinic.example/callback'],
    }),
    sealed: await writeRaw('backup.age', await encryptWithPassphrase(JSON.stringify(other), 'open sesame', 10)),
    notes: await writeRaw('notes.txt', 'Lunch at one.\nBring the slides.\n'),
  };
}
