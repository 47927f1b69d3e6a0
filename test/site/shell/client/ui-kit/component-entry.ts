import type { ReactNode } from 'react';
import type { ForgeNode } from './forge-doc';

export interface Drawing<Props> {
  readonly props: Props;
  readonly kids: ReactNode;
  readonly node: ForgeNode;
  readonly draw: (nodes: readonly ForgeNode[]) => ReactNode;
  /** An element that came inside a prop. */
  readonly drawElement: (value: unknown) => ReactNode;
}

export interface ComponentEntry {
  /** Props the renderer honours; any other gets a visible mark. */
  readonly known: ReadonlySet<string>;
  readonly render: (drawing: Drawing<unknown>) => ReactNode;
}

/** `known` is a list of prop names, separated by blanks. */
export function component<Props>(
  known: string,
  render: (drawing: Drawing<Props>) => ReactNode,
): ComponentEntry {
  return {
    known: new Set(known.split(' ')),
    // The wire is untyped; from here on the props have the types @forge/react gives them.
    render: (drawing) => render(drawing as Drawing<Props>),
  };
}

export type ComponentTable = Readonly<Record<string, ComponentEntry>>;
