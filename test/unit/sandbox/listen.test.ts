import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listen } from '../../../src/sandbox/http/listen.js';

describe('a server that listens', () => {
  it('goes on where a connection cannot be accepted', async () => {
    const server = createServer();
    const port = await listen(server, '127.0.0.1', 0);
    try {
      expect(() => server.emit('error', new Error('accept EMFILE'))).not.toThrow();
      const other = createServer();
      await expect(listen(other, '127.0.0.1', port)).rejects.toMatchObject({ code: 'port-in-use' });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
