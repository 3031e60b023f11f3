#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('start', () => import('./commands/start.mjs'));
