import { z } from 'zod';

/** The ways in which providers encrypt userinfo; the sandbox says what each is. */
export const encryptionVariant = z.enum(['A', 'B', 'C', 'D']);

/** How a block key is encrypted to a client. RFC 7518 4.3 */
export const keyEncryption = z.enum(['RSA-OAEP', 'RSA-OAEP-256']);
