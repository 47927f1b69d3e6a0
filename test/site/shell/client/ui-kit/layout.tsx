import { Bleed, Box, Inline, Pressable, Stack, xcss } from '@atlaskit/primitives';
// Styles arrive at run time; the successor of `xcss` works at build time only.
/* eslint-disable @typescript-eslint/no-deprecated */
import type { ComponentProps, SyntheticEvent } from 'react';
import { component, type ComponentTable } from './component-entry';
import { serialisableEvent, type AppHandler } from './serialisable-event';

type Styles = Parameters<typeof xcss>[0];
interface Styled {
  /** What `xcss()` of @forge/react made: the plain style object. */
  readonly xcss?: Styles | readonly Styles[];
}

const BOX =
  'backgroundColor padding paddingBlock paddingBlockEnd paddingBlockStart paddingInline paddingInlineEnd paddingInlineStart testId xcss';

export const LAYOUT: ComponentTable = {
  Root: component('', ({ kids }) => kids),
  Fragment: component('', ({ kids }) => kids),
  ContentWrapper: component('name', ({ kids }) => kids),
  Box: component<Omit<ComponentProps<typeof Box>, 'xcss'> & Styled>(
    `${BOX} role`,
    ({ props: { xcss: styles, ...props }, kids }) => (
      <Box {...props} {...styleProps(styles)}>
        {kids}
      </Box>
    ),
  ),
  Pressable: component<
    Omit<ComponentProps<typeof Pressable>, 'xcss' | 'onClick'> & Styled & { onClick?: AppHandler }
  >(`${BOX} isDisabled onClick`, ({ props: { xcss: styles, onClick, ...props }, kids }) => (
    <Pressable
      {...props}
      {...styleProps(styles)}
      onClick={(event: SyntheticEvent) => void onClick?.(serialisableEvent(event))}
    >
      {kids}
    </Pressable>
  )),
  Stack: component<ComponentProps<typeof Stack>>(
    'testId alignBlock alignInline spread grow space',
    ({ props, kids }) => <Stack {...props}>{kids}</Stack>,
  ),
  Inline: component<ComponentProps<typeof Inline>>(
    'testId alignBlock alignInline shouldWrap spread grow space rowSpace separator',
    ({ props, kids }) => <Inline {...props}>{kids}</Inline>,
  ),
  Bleed: component<ComponentProps<typeof Bleed>>('testId all inline block', ({ props, kids }) => (
    <Bleed {...props}>{kids}</Bleed>
  )),
};

function styleProps(styles: Styled['xcss']): { xcss?: ReturnType<typeof xcss> } {
  if (styles === undefined) return {};
  const merged = Object.assign({}, ...[styles].flat()) as Styles;
  return { xcss: xcss(merged) };
}
