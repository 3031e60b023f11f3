#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('build', () => import('./commands/build.mjs'));
