/** Files that the system hands over, one by one or from several starts, gathered into one opening. */
export interface OpenedFiles {
  readonly add: (paths: readonly string[]) => void;
  /** Says where they go; what came before is handed over now. */
  readonly handTo: (open: (paths: readonly string[]) => void) => void;
}

/** File managers start the program once a file, or send an event a file, in quick succession. */
const GATHER_MS = 250;

export function createOpenedFiles(): OpenedFiles {
  let waiting: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let open: ((paths: readonly string[]) => void) | undefined;
  const handOver = (): void => {
    if (open === undefined || waiting.length === 0) return;
    const paths = [...new Set(waiting)];
    waiting = [];
    open(paths);
  };
  return {
    add: (paths) => {
      waiting = [...waiting, ...paths];
      clearTimeout(timer);
      timer = setTimeout(handOver, GATHER_MS);
    },
    handTo: (next) => {
      open = next;
      clearTimeout(timer);
      timer = setTimeout(handOver, GATHER_MS);
    },
  };
}
