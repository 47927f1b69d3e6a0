import type { ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly isWide?: boolean;
}

/** Names and values in columns that fold on narrow screens. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="okr-fields">
      {facts.map(({ name, value, isWide = false }) => (
        <div key={name} data-wide={isWide}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
