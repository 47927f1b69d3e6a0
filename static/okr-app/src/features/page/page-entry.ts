import type { ComponentType, LazyExoticComponent } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import type { SiteContext } from '../../api/site';

export interface PageProps {
  readonly page: OkrPageDto;
}

/** What decides whether a person is offered a page. The server decides what it answers. */
export interface Viewer {
  readonly page: OkrPageDto;
  readonly site: SiteContext;
  /** May write objectives somewhere on this page. */
  readonly canManage: boolean;
}

/** One page of the app. Each has a path below the app's own address. */
export interface PageEntry {
  readonly path: string;
  readonly title: string;
  readonly component: ComponentType<PageProps> | LazyExoticComponent<ComponentType<PageProps>>;
  /**
   * `view`: one of the ways to see the objectives, in the view switch and under the filters.
   * `more`: a page of its own, in the "More" menu.
   */
  readonly link: 'view' | 'more';
  /** Left out, everybody is offered it. */
  readonly isFor?: (viewer: Viewer) => boolean;
}
