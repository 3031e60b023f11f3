/** True in the build that tests drive: it keeps the inspector and the debugging switches. Set in electron.vite.config.ts. */
declare const __TEST_VARIANT__: boolean;
