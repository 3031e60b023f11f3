import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followPlace } from '../features/frame/place.js';
import { App } from './App.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');

await followPlace();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
