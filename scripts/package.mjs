#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('package', () => import('./commands/package.mjs'));
