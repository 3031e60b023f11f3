import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Whether the tests run on the official Python SDK itself: a folder with it is named. */
export const HAS_PYTHON_SDK = process.env.SGID_PYTHON_SDK !== undefined;

/** Where Python finds the official SDK, or what stands in for it, as `PYTHONPATH` has it. */
export function pythonSdkPath(python: string): string {
  if (process.env.SGID_PYTHON_SDK === undefined) return resolve('test/support/python-sdk-stand-in');
  const hasCrypto = spawnSync(python, ['-c', 'import Crypto']).status === 0;
  return [process.env.SGID_PYTHON_SDK, ...(hasCrypto ? [] : [resolve('test/support/debian-pycryptodome')])].join(
    delimiter,
  );
}
