import { ConsoleError } from '../core/errors.js';
import { FAULTS } from '../sandbox/faults/faults.js';
import { didYouMean } from './nearest.js';

const IDS: readonly string[] = FAULTS.map(({ id }) => id);
const LIST = 'sgid-console help faults lists them all.';

/**
 * Holds the ids of faults to those that the sandbox has.
 *
 * @throws ConsoleError `unknown-fault`, which names the nearest and says where the list is
 */
export function checkFaults(ids: readonly string[]): void {
  const unknown = ids.find((id) => !IDS.includes(id));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, IDS);
  throw new ConsoleError('config', 'unknown-fault', `The sandbox has no fault ${unknown.slice(0, 60)}.`, {
    hint: meant === undefined ? LIST : `${meant} ${LIST}`,
  });
}

/** Every fault with what it is, those of one place together. */
export function faultsHelp(): string {
  const width = Math.max(...IDS.map((id) => id.length)) + 2;
  const lines = FAULTS.map(({ id, title }, index) => {
    const isFirst = index > 0 && familyOf(id) !== familyOf(IDS[index - 1] ?? '');
    return `${isFirst ? '\n' : ''}  ${id.padEnd(width)}${title}`;
  });
  return `What can go wrong in the sandbox, by the place where it does:

${lines.join('\n')}

sgid-console run --sandbox --fault ID         one login, in which it does
sgid-console sandbox --fault ID               it does until the sandbox ends
sgid-console sandbox --fault-once ID          it does with one request
`;
}

const familyOf = (id: string) => id.slice(0, id.indexOf('.'));
