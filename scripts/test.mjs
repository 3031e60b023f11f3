#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('test', () => import('./commands/test.mjs'));
