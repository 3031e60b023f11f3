import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';

/** Long enough for a STUN request, which goes out at once. */
const WAIT_MS = 2_500;

describe('WebRTC', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchApp({ packaged: true });
  });
  afterAll(() => launched?.stop());

  it('E04 the page cannot reach the network by WebRTC, which no content policy covers', async () => {
    const socket = createSocket('udp4');
    let packets = 0;
    socket.on('message', () => {
      packets += 1;
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    try {
      const gathered = await launched.page.evaluate(
        async ({ port, wait }) => {
          const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
          connection.createDataChannel('x');
          await connection.setLocalDescription(await connection.createOffer());
          await new Promise((resolve) => setTimeout(resolve, wait));
          const state = connection.iceGatheringState;
          connection.close();
          return state;
        },
        { port: socket.address().port, wait: WAIT_MS },
      );
      expect(gathered).not.toBe('new');
      expect(packets).toBe(0);
    } finally {
      socket.close();
    }
  });
});
