import type { WindowPlace } from '../../../shared/views/place.js';
import { call } from '../../bridge/bridge.js';
import { SCREENS, STEP_TABS, view } from './view.js';

/** Where the window was before it was reloaded or crashed, if it was; then tells main of every move. */
export async function followPlace(): Promise<void> {
  // A window that cannot be told where it was begins anew.
  const place = await call('app.readPlace', {}).catch(() => null);
  if (place !== null) restore(place);
  let told = view.get();
  view.subscribe(() => {
    const { screen, tab, steps } = view.get();
    if (screen === told.screen && tab === told.tab && steps === told.steps) return;
    told = view.get();
    // Not worth a word to the user: the next move tells it again.
    call('app.keepPlace', { screen, tab, steps }).catch(() => {});
  });
}

/** What another version of the window called by another name is left as it is. */
function restore({ screen, tab, steps }: WindowPlace): void {
  view.set((state) => ({
    ...state,
    screen: SCREENS.find((one) => one === screen) ?? state.screen,
    tab: STEP_TABS.find((one) => one === tab) ?? state.tab,
    steps,
  }));
}
