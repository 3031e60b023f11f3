/**
 * Whether what a process noted at a time can still be its doing: the process is there, and, where it has this process's
 * id, it is this one and no earlier one of the same id.
 *
 * @param at when it was noted, in milliseconds since the epoch
 */
export function isProcessAlive(pid: number, at: number): boolean {
  // 0 and negative ids stand for groups of processes.
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return at >= startedAt() - CLOCK_SLACK_MS;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Whatever else goes wrong, such as EPERM, is said of a process that is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The clock of files lags behind that of processes by some milliseconds. */
const CLOCK_SLACK_MS = 50;

const startedAt = (): number => Date.now() - process.uptime() * 1_000;
