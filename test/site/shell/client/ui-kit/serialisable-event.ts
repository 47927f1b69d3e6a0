import type { SyntheticEvent } from 'react';

/** A handler of the app: it answers later, from another frame. */
export type AppHandler = (...args: unknown[]) => unknown;

/** As much of an event as Forge hands to an app. */
export function serialisableEvent(event: SyntheticEvent): Readonly<Record<string, unknown>> {
  const { bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, type } = event;
  return {
    bubbles,
    cancelable,
    defaultPrevented,
    eventPhase,
    isTrusted,
    timeStamp,
    type,
    target: targetOf(event.target),
  };
}

function targetOf(target: EventTarget): Readonly<Record<string, unknown>> {
  if (!(target instanceof HTMLElement)) return {};
  const { id, tagName } = target;
  if (target instanceof HTMLInputElement) {
    const { value, checked, name, type } = target;
    // Only text-like inputs have a selection; others throw when asked in some browsers.
    const hasSelection = /^(text|search|url|tel|password)$/.test(type);
    const selection = hasSelection
      ? { selectionStart: target.selectionStart, selectionEnd: target.selectionEnd }
      : {};
    return { value, checked, name, id, tagName, type, ...selection };
  }
  if (target instanceof HTMLTextAreaElement) {
    const { value, name, type, selectionStart, selectionEnd } = target;
    return { value, name, id, tagName, type, selectionStart, selectionEnd };
  }
  if (target instanceof HTMLButtonElement) {
    const { value, name, type } = target;
    return { value, name, id, tagName, type };
  }
  return { id, tagName };
}

type EventProps<Name extends string> = Partial<Record<Name, (event: SyntheticEvent) => void>>;

/** The named handlers of a component's props, ready to be given DOM events. */
export function eventProps<Name extends string>(
  props: Partial<Record<Name, AppHandler | undefined>>,
  names: readonly Name[],
): EventProps<Name> {
  const wrapped: EventProps<Name> = {};
  for (const name of names) {
    const handler = props[name];
    if (handler === undefined) continue;
    wrapped[name] = (event) => void handler(serialisableEvent(event));
  }
  return wrapped;
}
