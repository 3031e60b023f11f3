#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('cli', () => import('./commands/cli.mjs'));
