import Badge from '@atlaskit/badge';
import { Code, CodeBlock } from '@atlaskit/code';
import Heading from '@atlaskit/heading';
import type { NewCoreIconProps } from '@atlaskit/icon/types';
import Link from '@atlaskit/link';
import Lozenge from '@atlaskit/lozenge';
import { Text } from '@atlaskit/primitives';
import Tag from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import { token } from '@atlaskit/tokens';
import type { ComponentProps } from 'react';
import { component, type ComponentTable } from './component-entry';
import { textOf } from './forge-doc';
import { GLYPHS } from './icons';
import type { AppHandler } from './serialisable-event';

const HEADING_SIZES: Readonly<Record<string, NonNullable<ComponentProps<typeof Heading>['size']>>> =
  {
    h1: 'xlarge',
    h2: 'large',
    h3: 'medium',
    h4: 'small',
    h5: 'xsmall',
    h6: 'xxsmall',
  };

type GlyphColor = NonNullable<NewCoreIconProps['color']>;

interface IconProps {
  readonly glyph: string;
  readonly label: string;
  /** A token's name. */
  readonly color?: Parameters<typeof token>[0];
  readonly size?: 'small' | 'medium';
}

interface TagProps extends Omit<ComponentProps<typeof Tag>, 'onAfterRemoveAction'> {
  readonly isRemovable?: boolean;
  readonly onAfterRemoveAction?: AppHandler;
}

export const CONTENT: ComponentTable = {
  String: component<{ text: string }>('text', ({ props }) => props.text),
  Text: component<ComponentProps<typeof Text>>(
    'testId size color align maxLines weight as',
    ({ props, kids }) => <Text {...props}>{kids}</Text>,
  ),
  Strong: component('', ({ kids }) => <strong>{kids}</strong>),
  Em: component('', ({ kids }) => <em>{kids}</em>),
  Strike: component('', ({ kids }) => <s>{kids}</s>),
  Heading: component<{
    as?: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
    size?: NonNullable<ComponentProps<typeof Heading>['size']>;
    id?: string;
    testId?: string;
    color?: NonNullable<ComponentProps<typeof Heading>['color']>;
  }>('testId size id color as', ({ props: { as, size, ...props }, kids }) => (
    <Heading {...props} {...(as && { as })} size={size ?? HEADING_SIZES[as ?? 'h3'] ?? 'medium'}>
      {kids}
    </Heading>
  )),
  Lozenge: component<ComponentProps<typeof Lozenge>>(
    'appearance testId isBold maxWidth',
    ({ props, kids }) => <Lozenge {...props}>{kids}</Lozenge>,
  ),
  Badge: component<ComponentProps<typeof Badge>>('appearance max testId', ({ props, node }) => {
    const text = textOf(node);
    return <Badge {...props}>{/^\d+$/.test(text) ? Number(text) : text}</Badge>;
  }),
  Tag: component<TagProps>(
    'appearance testId href elemBefore text color removeButtonLabel isRemovable onAfterRemoveAction',
    ({
      props: { isRemovable = false, onAfterRemoveAction, elemBefore, ...props },
      drawElement,
    }) => {
      const before = drawElement(elemBefore);
      return (
        <Tag
          {...props}
          {...(before !== undefined && { elemBefore: before })}
          isRemovable={isRemovable}
          onAfterRemoveAction={() => void onAfterRemoveAction?.(props.text)}
        />
      );
    },
  ),
  TagGroup: component<{ alignment?: 'start' | 'end' }>('alignment', ({ props, kids }) => (
    <TagGroup {...props}>{kids}</TagGroup>
  )),
  Code: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <Code {...props}>{kids}</Code>
  )),
  CodeBlock: component<ComponentProps<typeof CodeBlock>>(
    'testId text showLineNumbers language highlight highlightedStartText highlightedEndText shouldWrapLongLines',
    ({ props }) => <CodeBlock {...props} />,
  ),
  Link: component<{ href: string; openNewTab?: boolean }>(
    'href openNewTab',
    ({ props: { href, openNewTab = false }, kids }) => (
      <Link href={href} {...(openNewTab && { target: '_blank' })}>
        {kids}
      </Link>
    ),
  ),
  List: component<{ type?: 'ordered' | 'unordered' }>('type', ({ props, kids }) =>
    props.type === 'ordered' ? <ol>{kids}</ol> : <ul>{kids}</ul>,
  ),
  ListItem: component('', ({ kids }) => <li>{kids}</li>),
  Image: component<{ src: string; alt?: string; width?: number; height?: number }>(
    'src alt width height',
    ({ props: { alt = '', ...props } }) => <img {...props} alt={alt} />,
  ),
  Icon: component<IconProps>('glyph label color size', ({ props: { glyph, color, ...props } }) => {
    const Glyph = GLYPHS[glyph];
    if (Glyph !== undefined) {
      return <Glyph {...props} {...(color && { color: token(color) as GlyphColor })} />;
    }
    return <span className="unmodelled" data-unmodelled={`Icon ${glyph}`} title={glyph} />;
  }),
};
