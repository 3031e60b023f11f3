/**
 * The first thing every script here does. It is written in the oldest JavaScript that can load an ES module and imports
 * nothing, so that a Node that is too old gets one clear sentence instead of a syntax error in a file it has never heard of.
 */
const OLDEST_NODE = [20, 19];

/**
 * Checks Node, loads the command and runs it; whatever goes wrong, people see one message and never a stack trace.
 * @param {string} name the command's name, which its log file bears
 * @param {() => Promise<{ main: (args: string[]) => Promise<number | void> }>} load imports the command
 */
export function begin(name, load) {
  if (isTooOld(process.versions.node)) {
    process.stderr.write(
      `sgID Console needs Node ${OLDEST_NODE.join('.')} or later; this is Node ${process.versions.node}.\n` +
        'Install a newer one (for example with your version manager: nvm install 20) and run the same command again.\n',
    );
    process.exit(1);
  }
  import('./guard.mjs').then((guard) => guard.runGuarded(name, load));
}

function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}
