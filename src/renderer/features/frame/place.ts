import { SCREENS } from '../../../shared/screens.js';
import type { WindowPlace } from '../../../shared/views/place.js';
import { call } from '../../bridge/bridge.js';
import { SANDBOX_TABS, STEP_TABS, view } from '../../view/view.js';
import { runOptions } from '../flow/flow-options.js';

/** Where the window was before it was reloaded or crashed, if it was; then tells main of every move. */
export async function followPlace(): Promise<void> {
  // A window that cannot be told where it was begins anew.
  const place = await call('app.readPlace', {}).catch(() => null);
  if (place !== null) restore(place);
  let told = placeNow();
  const tell = () => {
    const place = placeNow();
    const members = ['screen', 'tab', 'sandboxTab', 'steps', 'options'] as const;
    if (members.every((member) => place[member] === told[member])) return;
    told = place;
    // Not worth a word to the user: the next move tells it again.
    call('app.keepPlace', place).catch(() => {});
  };
  view.subscribe(tell);
  runOptions.subscribe(tell);
}

function placeNow(): WindowPlace {
  const { screen, tab, sandboxTab, steps } = view.get();
  return { screen, tab, sandboxTab, steps, options: runOptions.get() };
}

/** What another version of the window called by another name is left as it is. */
function restore({ screen, tab, sandboxTab, steps, options }: WindowPlace): void {
  runOptions.set(options);
  view.set((state) => ({
    ...state,
    screen: SCREENS.find((one) => one === screen) ?? state.screen,
    tab: STEP_TABS.find((one) => one === tab) ?? state.tab,
    sandboxTab: SANDBOX_TABS.find((one) => one === sandboxTab) ?? state.sandboxTab,
    steps,
  }));
}
