/** Moves between the site's pages without loading them anew. */
import { createStore, useStore } from './store';

const path = createStore(window.location.pathname);

window.addEventListener('popstate', () => {
  path.set(window.location.pathname);
});

export function usePath(): string {
  return useStore(path);
}

export function navigate(href: string): void {
  const url = new URL(href, window.location.origin);
  if (url.origin !== window.location.origin) {
    window.location.assign(url);
    return;
  }
  window.history.pushState(null, '', url);
  path.set(url.pathname);
  window.scrollTo(0, 0);
  // The link that was followed may be gone; the keyboard goes on from the new page's start.
  document.getElementById('content')?.focus({ preventScroll: true });
}

/** Called after the app moved the address bar itself. */
export function notePath(): void {
  path.set(window.location.pathname);
}

/** Plain clicks on links inside the site become moves; everything else stays the browser's. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.target !== '' || link.origin !== window.location.origin) return;
    event.preventDefault();
    navigate(link.href);
  });
}
