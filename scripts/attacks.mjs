#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('attacks', () => import('./commands/attacks.mjs'));
