#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('docs', () => import('./commands/docs.mjs'));
