import AddIcon from '@atlaskit/icon/core/add';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowLeftIcon from '@atlaskit/icon/core/arrow-left';
import ArrowRightIcon from '@atlaskit/icon/core/arrow-right';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import CalendarIcon from '@atlaskit/icon/core/calendar';
import ChartTrendUpIcon from '@atlaskit/icon/core/chart-trend-up';
import CheckCircleIcon from '@atlaskit/icon/core/check-circle';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import ClockIcon from '@atlaskit/icon/core/clock';
import CrossIcon from '@atlaskit/icon/core/cross';
import DeleteIcon from '@atlaskit/icon/core/delete';
import EditIcon from '@atlaskit/icon/core/edit';
import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import GoalIcon from '@atlaskit/icon/core/goal';
import StatusInformationIcon from '@atlaskit/icon/core/status-information';
import LinkExternalIcon from '@atlaskit/icon/core/link-external';
import LinkIcon from '@atlaskit/icon/core/link';
import QuestionCircleIcon from '@atlaskit/icon/core/question-circle';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import SearchIcon from '@atlaskit/icon/core/search';
import SettingsIcon from '@atlaskit/icon/core/settings';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import type { NewCoreIconProps } from '@atlaskit/icon/types';
import type { ComponentType } from 'react';

export type Glyph = ComponentType<NewCoreIconProps>;

/** The glyphs the site can draw; an unknown one is marked as not modelled. */
export const GLYPHS: Readonly<Record<string, Glyph>> = {
  add: AddIcon,
  'arrow-down': ArrowDownIcon,
  'arrow-left': ArrowLeftIcon,
  'arrow-right': ArrowRightIcon,
  'arrow-up': ArrowUpIcon,
  calendar: CalendarIcon,
  'chart-trend-up': ChartTrendUpIcon,
  'check-circle': CheckCircleIcon,
  'check-mark': CheckMarkIcon,
  'chevron-down': ChevronDownIcon,
  'chevron-right': ChevronRightIcon,
  clock: ClockIcon,
  cross: CrossIcon,
  delete: DeleteIcon,
  edit: EditIcon,
  'status-error': StatusErrorIcon,
  goal: GoalIcon,
  'status-information': StatusInformationIcon,
  link: LinkIcon,
  'link-external': LinkExternalIcon,
  'question-circle': QuestionCircleIcon,
  refresh: RefreshIcon,
  search: SearchIcon,
  settings: SettingsIcon,
  'status-warning': StatusWarningIcon,
  'status-success': StatusSuccessIcon,
};
