import { serveRunJob } from '../../engine/history/run-worker.js';

// The whole of a thread of its own, beside the main process's: see `createRunWork`.
serveRunJob();
