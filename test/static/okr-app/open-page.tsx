import { host } from './fake-bridge';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { OkrPageDto } from '../../../src/contract/dto';
import { App } from '../../../static/okr-app/src/app/app';

// Nothing is laid out here, so there is nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

let root: Root | null = null;

/** Details ask for these; most tests are about something else. */
const NOTHING_SAID: typeof host.calls = {
  listCheckIns: () => ({ ok: true, data: { checkIns: [], nextCursor: null, canCheckIn: false } }),
  listComments: () => ({ ok: true, data: { comments: [], nextCursor: null } }),
  getSprintPractice: () => ({ ok: true, data: { canManage: true, sprints: [] } }),
};

/** Opens the whole page over a server that has this. */
export async function openPage(page: OkrPageDto): Promise<HTMLElement> {
  host.calls = { getOkrPage: () => ({ ok: true, data: page }), ...NOTHING_SAID, ...host.calls };
  const frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  await act(async () => {
    root?.render(
      <App
        site={{
          accountId: 'ada',
          moduleKey: 'okr-project-page',
          siteUrl: 'https://example.test',
          project: { id: '10000', key: 'ABC' },
        }}
      />,
    );
    await settled();
  });
  return frame;
}

export async function closePage(): Promise<void> {
  await act(async () => {
    root?.unmount();
    await settled();
  });
  document.body.replaceChildren();
  localStorage.clear();
}

/** Lets answers arrive and lazy parts load. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resume) => {
      setTimeout(resume, 5);
    });
  }
}

export const wait = (): Promise<void> => act(settled);

/** What a person can press, by the words they see or hear. */
export function button(name: string | RegExp): HTMLElement {
  const found = buttons(name)[0];
  if (found === undefined) throw new Error(`no button ${String(name)} in:\n${pageText()}`);
  return found;
}

export function buttons(name: string | RegExp): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].filter((one) => {
    const label = one.getAttribute('aria-label') ?? one.textContent;
    return typeof name === 'string' ? label === name : name.test(label);
  });
}

export async function press(name: string | RegExp): Promise<void> {
  await act(async () => {
    button(name).click();
    await settled();
  });
}

/** The control that a label names. */
export function field(label: string): HTMLInputElement | HTMLTextAreaElement {
  const found = [...document.querySelectorAll('label')].find((one) =>
    one.textContent.startsWith(label),
  );
  const control = document.getElementById(found?.htmlFor ?? '');
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) return control;
  throw new Error(`no field ${label} in:\n${pageText()}`);
}

/** As typed: through the element's own setter, so that React hears of it. */
export async function type(control: Element, text: string): Promise<void> {
  await act(async () => {
    const prototype = Object.getPrototypeOf(control) as object;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, text);
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  });
}

export async function pressKey(control: Element, key: string): Promise<void> {
  await act(async () => {
    control.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settled();
  });
}

/** Enter in a text field sends its form. */
export async function pressEnter(control: HTMLInputElement): Promise<void> {
  await act(async () => {
    control.form?.requestSubmit();
    await settled();
  });
}

export const pageText = (): string => document.body.textContent;
