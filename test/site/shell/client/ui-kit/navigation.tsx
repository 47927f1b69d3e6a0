import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Pagination from '@atlaskit/pagination';
import { ProgressTracker } from '@atlaskit/progress-tracker';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ComponentProps, ReactNode } from 'react';
import { component, type ComponentTable } from './component-entry';
import { useLocalEcho } from './local-echo';
import type { AppHandler } from './serialisable-event';

type TabsProps = Omit<ComponentProps<typeof Tabs>, 'onChange' | 'children'> & {
  readonly onChange?: AppHandler;
};
type PaginationProps = Omit<ComponentProps<typeof Pagination>, 'onChange'> & {
  readonly onChange?: AppHandler;
};

export const NAVIGATION: ComponentTable = {
  Tabs: component<TabsProps>(
    'testId id onChange defaultSelected selected shouldUnmountTabPanelOnChange',
    ({ props, kids }) => <EchoingTabs {...props}>{kids}</EchoingTabs>,
  ),
  TabList: component('', ({ kids }) => <TabList>{kids}</TabList>),
  Tab: component<{ testId?: string }>('testId', ({ props, kids }) => <Tab {...props}>{kids}</Tab>),
  TabPanel: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <TabPanel {...props}>{kids}</TabPanel>
  )),
  Breadcrumbs: component<Omit<ComponentProps<typeof Breadcrumbs>, 'onExpand'>>(
    'testId defaultExpanded isExpanded maxItems itemsBeforeCollapse itemsAfterCollapse label ellipsisLabel',
    ({ props, kids }) => <Breadcrumbs {...props}>{kids}</Breadcrumbs>,
  ),
  BreadcrumbsItem: component<{ testId?: string; href?: string; text: string }>(
    'testId href text',
    ({ props }) => <BreadcrumbsItem {...props} />,
  ),
  Pagination: component<PaginationProps>(
    'max testId label onChange pages defaultSelectedIndex selectedIndex nextLabel previousLabel pageLabel',
    ({ props: { onChange, ...props } }) => (
      <Pagination {...props} onChange={(_event, page) => void onChange?.(undefined, page)} />
    ),
  ),
  ProgressTracker: component<ComponentProps<typeof ProgressTracker>>(
    'testId label spacing animated items',
    ({ props }) => <ProgressTracker {...props} />,
  ),
};

/** The app gets the index of the tab. */
function EchoingTabs(props: TabsProps & { readonly children?: ReactNode }) {
  const { onChange, selected, children, ...rest } = props;
  const [shown, change] = useLocalEcho(selected, onChange);
  return (
    <Tabs
      {...rest}
      {...(shown !== undefined && { selected: shown })}
      onChange={(index) => {
        change(index, index);
      }}
    >
      {children}
    </Tabs>
  );
}
