import EmptyState from '@atlaskit/empty-state';
import ProgressBar, { SuccessProgressBar, TransparentProgressBar } from '@atlaskit/progress-bar';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ComponentProps } from 'react';
import { component, type ComponentTable } from './component-entry';
import type { AppHandler } from './serialisable-event';

type SectionMessageProps = Omit<ComponentProps<typeof SectionMessage>, 'actions' | 'children'> & {
  readonly actions?: unknown;
};

type EmptyStateProps = Omit<
  ComponentProps<typeof EmptyState>,
  'primaryAction' | 'secondaryAction' | 'tertiaryAction' | 'description'
> & {
  readonly description?: unknown;
  readonly primaryAction?: unknown;
  readonly secondaryAction?: unknown;
  readonly tertiaryAction?: unknown;
};

interface ProgressBarProps extends ComponentProps<typeof ProgressBar> {
  readonly appearance?: 'default' | 'success' | 'inverse';
}

const PROGRESS_BARS = {
  default: ProgressBar,
  success: SuccessProgressBar,
  inverse: TransparentProgressBar,
};

export const FEEDBACK: ComponentTable = {
  Spinner: component<ComponentProps<typeof Spinner>>(
    'appearance testId label size delay',
    ({ props }) => <Spinner {...props} />,
  ),
  ProgressBar: component<ProgressBarProps>(
    'appearance testId value isIndeterminate ariaLabel',
    ({ props: { appearance = 'default', ...props } }) => {
      const Bar = PROGRESS_BARS[appearance];
      return <Bar {...props} />;
    },
  ),
  SectionMessage: component<SectionMessageProps>(
    'appearance testId title actions',
    ({ props: { actions, ...props }, kids, drawElement }) => (
      <SectionMessage {...props} actions={[actions].flat().map(drawElement) as never}>
        {kids}
      </SectionMessage>
    ),
  ),
  SectionMessageAction: component<{ testId?: string; href?: string; onClick?: AppHandler }>(
    'testId href onClick',
    ({ props: { onClick, ...props }, kids }) => (
      <SectionMessageAction {...props} {...(onClick && { onClick: () => void onClick() })}>
        {kids}
      </SectionMessageAction>
    ),
  ),
  EmptyState: component<EmptyStateProps>(
    'testId headingLevel width isLoading buttonGroupLabel description header primaryAction secondaryAction tertiaryAction',
    ({
      props: { description, primaryAction, secondaryAction, tertiaryAction, ...props },
      drawElement,
    }) => (
      <EmptyState
        {...props}
        description={drawElement(description)}
        primaryAction={drawElement(primaryAction)}
        secondaryAction={drawElement(secondaryAction)}
        tertiaryAction={drawElement(tertiaryAction)}
      />
    ),
  ),
};
