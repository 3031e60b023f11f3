#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('dev', () => import('./commands/dev.mjs'));
