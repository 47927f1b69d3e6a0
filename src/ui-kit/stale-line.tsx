import { Inline, Lozenge, Text } from '@forge/react';

/** Marks a value that could not be renewed, with the reason. */
export function StaleLine({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Lozenge appearance="moved">Stale</Lozenge>
      <Text size="small">{sentence}</Text>
    </Inline>
  );
}
