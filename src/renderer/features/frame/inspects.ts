import { view } from '../../view/view.js';

/** On its own screen, what is pasted or dropped is inspected; everywhere else it is imported. */
export function inspects(): boolean {
  const { screen, overlay } = view.get();
  return screen === 'inspector' && overlay === undefined;
}
