import { useEffect } from 'react';
import { useSettings } from '../../bridge/queries.js';

/** Puts the chosen theme where the style sheet looks for it. */
export function ThemeSync() {
  const theme = useSettings()?.theme ?? 'system';
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return null;
}
