import { useContext, useEffect, type ReactNode } from 'react';
import { BUTTONS } from './buttons';
import { CHARTS } from './charts';
import { CHOICES } from './choices';
import type { ComponentTable } from './component-entry';
import { CONTENT } from './content';
import { DATES } from './dates';
import { DocHostContext } from './doc-host';
import { FEEDBACK } from './feedback';
import { nodeOfElement, type ForgeNode } from './forge-doc';
import { FORM } from './form';
import { LAYOUT } from './layout';
import { NAVIGATION } from './navigation';
import { OVERLAYS } from './overlays';
import { PEOPLE } from './people';
import { TABLE } from './table';
import { TEXT_INPUTS } from './text-inputs';

const COMPONENTS: ComponentTable = {
  ...LAYOUT,
  ...CONTENT,
  ...FEEDBACK,
  ...BUTTONS,
  ...FORM,
  ...TEXT_INPUTS,
  ...CHOICES,
  ...DATES,
  ...PEOPLE,
  ...TABLE,
  ...NAVIGATION,
  ...OVERLAYS,
  ...CHARTS,
};

/** Draws a UI Kit tree with Atlaskit. What it does not know is marked, never left out. */
export function Doc({ node }: { readonly node: ForgeNode }): ReactNode {
  const entry = COMPONENTS[node.type];
  if (entry === undefined) {
    return <Unmodelled what={node.type}>{draw(node.children)}</Unmodelled>;
  }
  const drawn = entry.render({
    props: node.props,
    kids: node.children.length === 0 ? undefined : draw(node.children),
    node,
    draw,
    drawElement,
  });
  const unknown = Object.keys(node.props).filter(
    (name) => node.props[name] !== undefined && !entry.known.has(name),
  );
  if (unknown.length === 0) return drawn;
  return (
    <Unmodelled what={unknown.map((name) => `${node.type}.${name}`).join(', ')}>{drawn}</Unmodelled>
  );
}

function draw(nodes: readonly ForgeNode[]): ReactNode {
  return nodes.map((child) => <Doc key={child.key} node={child} />);
}

function drawElement(value: unknown): ReactNode {
  if (value === undefined || value === null || typeof value === 'boolean') return undefined;
  const node = nodeOfElement(value);
  return node === undefined ? <Unmodelled what="element in a prop" /> : <Doc node={node} />;
}

function Unmodelled({ what, children }: { readonly what: string; readonly children?: ReactNode }) {
  const { onUnmodelled } = useContext(DocHostContext);
  useEffect(() => {
    onUnmodelled(`UI Kit ${what}`);
  }, [onUnmodelled, what]);
  return (
    <span className="unmodelled" data-unmodelled={what}>
      [not modelled: {what}] {children}
    </span>
  );
}
