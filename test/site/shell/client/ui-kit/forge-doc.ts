/** The tree a UI Kit app sends on every commit, as @forge/react builds it. */
export interface ForgeNode {
  readonly type: string;
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeNode[];
}

/** What an app passed as a part of a composite component, such as a table's `head`. */
export function slot(node: ForgeNode, name: string): readonly ForgeNode[] {
  const wrapper = node.children.find(
    (child) => child.type === 'ContentWrapper' && child.props['name'] === name,
  );
  return wrapper?.children ?? [];
}

export function textOf(node: ForgeNode): string {
  const text = node.props['text'];
  if (node.type === 'String') return typeof text === 'string' ? text : '';
  return node.children.map(textOf).join('');
}

/**
 * A React element handed over inside a prop (`emptyView`, `primaryAction`) arrives as a plain
 * object. Its node, or `undefined` when it is not one of UI Kit's own components.
 */
export function nodeOfElement(value: unknown, key = 'element'): ForgeNode | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    return { type: 'String', key, props: { text: String(value) }, children: [] };
  }
  if (!isElement(value)) return undefined;
  const { children, ...props } = value.props;
  const parts = (Array.isArray(children) ? (children as unknown[]) : [children])
    .flat()
    .filter((part) => part !== undefined && part !== null && typeof part !== 'boolean');
  return {
    type: value.type,
    key,
    props,
    children: parts.map(
      (part, index) => nodeOfElement(part, String(index)) ?? lostElement(String(index)),
    ),
  };
}

/** A component of the app's own inside a prop: its function cannot be run here. */
function lostElement(key: string): ForgeNode {
  return { type: 'element in a prop', key, props: {}, children: [] };
}

function isElement(value: unknown): value is { type: string; props: Record<string, unknown> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'props' in value &&
    typeof value.type === 'string' &&
    typeof value.props === 'object' &&
    value.props !== null
  );
}
