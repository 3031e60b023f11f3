import { useEffect, useState } from 'react';
import { useView } from '../../view/view.js';

const loadPalette = () => import('./Palette.js');

/** By then the palette is read, however busy the window is. */
const PALETTE_AFTER_MS = 2000;

/**
 * The palette: nothing that the first screen needs, so it is read when that is there. Not by `lazy`, which holds back what
 * it shows first, and the keys that are typed right after Ctrl+K would be lost.
 */
export function PaletteOnDemand() {
  const open = useView((state) => state.overlay?.kind === 'palette');
  const [module, setModule] = useState<Awaited<ReturnType<typeof loadPalette>>>();
  useEffect(() => {
    const load = () => void loadPalette().then(setModule);
    if (open) load();
    const idle = requestIdleCallback(load, { timeout: PALETTE_AFTER_MS });
    return () => cancelIdleCallback(idle);
  }, [open]);
  return open && module !== undefined && <module.Palette />;
}
