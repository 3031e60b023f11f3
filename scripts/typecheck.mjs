#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('typecheck', () => import('./commands/typecheck.mjs'));
