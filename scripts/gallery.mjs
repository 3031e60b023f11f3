#!/usr/bin/env node
import { begin } from './lib/begin.mjs';

begin('gallery', () => import('./commands/gallery.mjs'));
