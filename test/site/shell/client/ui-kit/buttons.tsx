import ButtonGroup from '@atlaskit/button/button-group';
import Button, { LinkButton } from '@atlaskit/button/new';
import type { ComponentProps } from 'react';
import { component, type ComponentTable } from './component-entry';
import { GLYPHS, type Glyph } from './icons';
import { eventProps, type AppHandler } from './serialisable-event';

type Handlers = 'onClick' | 'onBlur' | 'onFocus';
type ButtonProps = Omit<
  ComponentProps<typeof Button>,
  Handlers | 'iconBefore' | 'iconAfter' | 'children'
> & {
  readonly iconBefore?: string;
  readonly iconAfter?: string;
} & Partial<Record<Handlers, AppHandler>>;

type LinkButtonProps = Omit<ComponentProps<typeof LinkButton>, Handlers | 'children'> &
  Partial<Record<Handlers, AppHandler>>;

const SHARED =
  'appearance testId onClick autoFocus isDisabled isSelected onBlur onFocus shouldFitContainer spacing';

export const BUTTONS: ComponentTable = {
  Button: component<ButtonProps>(`${SHARED} type iconBefore iconAfter`, ({ props, kids }) => {
    const { iconBefore, iconAfter, onClick, onBlur, onFocus, ...rest } = props;
    return (
      <Button
        type="button"
        {...rest}
        {...eventProps({ onClick, onBlur, onFocus }, ['onClick', 'onBlur', 'onFocus'])}
        {...iconProps(iconBefore, iconAfter)}
      >
        {kids}
      </Button>
    );
  }),
  LoadingButton: component<Omit<ButtonProps, 'iconBefore' | 'iconAfter'>>(
    `${SHARED} type isLoading`,
    ({ props, kids }) => {
      const { onClick, onBlur, onFocus, ...rest } = props;
      return (
        <Button
          type="button"
          {...rest}
          {...eventProps({ onClick, onBlur, onFocus }, ['onClick', 'onBlur', 'onFocus'])}
        >
          {kids}
        </Button>
      );
    },
  ),
  LinkButton: component<LinkButtonProps>(`${SHARED} href target`, ({ props, kids }) => {
    const { onClick, onBlur, onFocus, ...rest } = props;
    return (
      <LinkButton
        {...rest}
        {...eventProps({ onClick, onBlur, onFocus }, ['onClick', 'onBlur', 'onFocus'])}
      >
        {kids}
      </LinkButton>
    );
  }),
  ButtonGroup: component<{ label?: string; titleId?: string; testId?: string }>(
    'testId label titleId appearance',
    ({ props: { label, titleId }, kids }) => (
      <div className="button-group">
        <ButtonGroup
          {...(label !== undefined && { label })}
          {...(titleId !== undefined && { titleId })}
        >
          {kids}
        </ButtonGroup>
      </div>
    ),
  ),
};

function iconProps(before?: string, after?: string): { iconBefore?: Glyph; iconAfter?: Glyph } {
  const iconBefore = before === undefined ? undefined : GLYPHS[before];
  const iconAfter = after === undefined ? undefined : GLYPHS[after];
  return { ...(iconBefore && { iconBefore }), ...(iconAfter && { iconAfter }) };
}
