import type { History, Issue, Sprint, Version } from '../jira/model';

/** Something that recorded history has in store after the instant a site was rewound to. */
export type TimedChange = { readonly at: number } & (
  | { readonly kind: 'created'; readonly issue: Issue }
  | {
      readonly kind: 'history';
      readonly issueId: string;
      readonly history: History;
      /**
       * Field values after the change, in REST shape. `key` is among them when the issue moved
       * to another project; a field that the change removed is `null`.
       */
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'sprint'; readonly sprint: Sprint }
  | { readonly kind: 'version'; readonly version: Version }
);
