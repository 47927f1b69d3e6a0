import type { Api } from '../../src/contract/api';

/** A node of the tree that @forge/react hands to the product. */
export interface DocNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly DocNode[];
}

type Answers = { readonly [Name in keyof Api]?: (input: never) => unknown };
type Callback = (payload: unknown) => void;

interface Command {
  readonly functionKey?: string;
  readonly payload?: unknown;
  readonly event?: string;
  readonly callback?: Callback;
  readonly onEvent?: Callback;
  readonly forgeDoc?: DocNode;
  readonly path?: string;
  readonly projectKey?: string;
}

export interface UiKitPage {
  /** All words on the page, a line for each piece of text. */
  readonly text: () => string;
  readonly find: (type: string, text?: string | RegExp) => DocNode;
  readonly findAll: (type: string) => readonly DocNode[];
  /** Calls a handler as the product does: on the node of the latest tree. */
  readonly fire: (node: DocNode, handler: string, argument?: unknown) => Promise<void>;
  readonly emit: (event: string, payload: unknown) => Promise<void>;
  readonly publish: (payload: unknown) => Promise<void>;
  readonly settle: () => Promise<void>;
  /** Inputs of all calls of one name, in their order. */
  readonly calls: (name: keyof Api) => readonly unknown[];
  readonly setAnswers: (change: Answers) => void;
}

const CONTEXT = { extension: { project: { key: 'PAY', id: '10000' }, issue: { key: 'PAY-3' } } };

/** Opens an entry of the app in front of a stand-in of the product's side of the bridge. */
export async function openPage(load: () => Promise<unknown>, answers: Answers): Promise<UiKitPage> {
  const bridge = fakeBridge(answers);
  Object.assign(globalThis, { self: globalThis, __bridge: { callBridge: bridge.callBridge } });
  // Each page runs its own copy of the app, as in a frame of its own.
  await jest.isolateModulesAsync(async () => {
    await load();
  });
  await settle();
  const findAll = (type: string) => nodesOf(bridge.doc()).filter((node) => node.type === type);
  return {
    // As a reader sees it: a space that does not break is a space.
    text: () => words(bridge.doc()).join('\n').replaceAll('\u00a0', ' '),
    findAll,
    find: (type, text = '') => {
      const found = findAll(type).find((node) => matches(words(node).join(' '), text));
      if (found === undefined) throw new Error(`No ${type} "${String(text)}" on the page`);
      return found;
    },
    fire: async (node, handler, argument) => {
      const call = node.props[handler];
      if (typeof call !== 'function') throw new Error(`${node.type} has no ${handler}`);
      (call as Callback)(argument);
      await settle();
    },
    emit: (event, payload) => bridge.emit(event, payload),
    publish: (payload) => bridge.emit('realtime', payload),
    settle,
    calls: (name) => bridge.calls.filter((each) => each.name === name).map(({ input }) => input),
    setAnswers: (change) => {
      bridge.answers = { ...bridge.answers, ...change };
    },
  };
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function fakeBridge(answers: Answers) {
  let latest: DocNode | undefined;
  const listeners = new Map<string, Set<Callback>>();
  const calls: { name: string; input: unknown }[] = [];
  const listen = (event: string, callback: Callback | undefined) => {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set);
    if (callback !== undefined) set.add(callback);
    return { unsubscribe: () => set.delete(callback ?? (() => undefined)) };
  };
  const commands: Record<string, (data: Command) => unknown> = {
    getContext: () => CONTEXT,
    reconcile: ({ forgeDoc }) => {
      latest = forgeDoc;
    },
    on: ({ event = '', callback }) => listen(event, callback),
    subscribeRealtimeChannel: ({ onEvent }) => listen('realtime', onEvent),
    getUrl: ({ projectKey = '', path = '' }) => `https://jira.test/${projectKey}/okrs/${path}`,
    invoke: ({ functionKey = '', payload }) => {
      calls.push({ name: functionKey, input: payload });
      const answer = state.answers[functionKey as keyof Api];
      if (answer === undefined) throw new Error(`No answer for ${functionKey}`);
      return answer(payload as never);
    },
  };
  const state = {
    answers,
    calls,
    doc: () => {
      if (latest === undefined) throw new Error('The page drew nothing');
      return latest;
    },
    callBridge: async (name: string, data: Command = {}) => {
      // The real bridge crosses frames, so even a refusal comes later.
      await Promise.resolve();
      const command = commands[name];
      if (command === undefined) throw new Error(`The test's bridge has no ${name}`);
      return command(data);
    },
    emit: async (event: string, payload: unknown) => {
      for (const callback of listeners.get(event) ?? []) callback(payload);
      await settle();
    },
  };
  return state;
}

function nodesOf(node: DocNode): readonly DocNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** Texts, labels and titles: what a person reads or hears. */
function words(node: DocNode): readonly string[] {
  const spoken = ['text', 'title', 'header', 'description', 'ariaLabel', 'label'] as const;
  const own = spoken.map((name) => node.props[name]).filter((value) => typeof value === 'string');
  return joinedStrings([...own, ...node.children.flatMap(words)], node);
}

/** `{count} of {total}` arrives as several strings of one element. */
function joinedStrings(all: readonly string[], node: DocNode): readonly string[] {
  const isText = node.children.length > 0 && node.children.every(({ type }) => type === 'String');
  return isText ? [all.join('')] : all;
}

/** Long enough for answers, effects and the commits that follow them. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
