import './quiet-feature-flags';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { SiteContext } from '../api/site';
import { App } from './app';
import type { EarlyAnswer } from './okr-store';

export function drawPage(root: HTMLElement, site: SiteContext, early: EarlyAnswer): void {
  createRoot(root).render(
    <StrictMode>
      <App site={site} early={early} />
    </StrictMode>,
  );
}
