import { connect } from 'node:net';
import { join } from 'node:path';

const ANSWER_MS = 1_000;

/**
 * The display that a window can open on. Electron dies of a segmentation fault when there is none, after its main process
 * has begun, so this is asked before it starts; a variable that names a display which is gone counts as none.
 * @returns {Promise<'native' | 'x11' | 'wayland' | undefined>}
 */
export async function findDisplay(env = process.env) {
  if (process.platform !== 'linux') return 'native';
  if (env.DISPLAY && (await answersX11(env.DISPLAY))) return 'x11';
  if (env.WAYLAND_DISPLAY && (await answers({ path: waylandSocket(env) }))) return 'wayland';
  return undefined;
}

async function answersX11(display) {
  const [, host, number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return false;
  if (host && host !== 'unix') return answers({ host: host.replace(/^\[|\]$/g, ''), port: 6000 + Number(number) });
  const socket = `/tmp/.X11-unix/X${number}`;
  // Some servers listen in the abstract namespace only, which a container may see when it does not see the file.
  return (await answers({ path: socket })) || answers({ path: `\0${socket}` });
}

function waylandSocket({ WAYLAND_DISPLAY: name, XDG_RUNTIME_DIR: folder = '' }) {
  return name.startsWith('/') ? name : join(folder, name);
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket
      .setTimeout(ANSWER_MS, () => end(false))
      .once('connect', () => end(true))
      .once('error', () => end(false));
  });
}
