import { readCookie, writeCookie } from './cookies';
import { createStore } from './store';

export type ColorMode = 'light' | 'dark';

export const colorMode = createStore<ColorMode>(
  readCookie('site-theme') === 'dark' ? 'dark' : 'light',
);

export function setColorMode(mode: ColorMode): void {
  writeCookie('site-theme', mode);
  document.documentElement.dataset['colorMode'] = mode;
  colorMode.set(mode);
}
