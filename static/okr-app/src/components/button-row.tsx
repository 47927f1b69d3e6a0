import type { ReactNode } from 'react';

interface ButtonRowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Atlaskit's ButtonGroup writes a `<style>`, which the page's policy blocks. */
export function ButtonRow({ label, children }: ButtonRowProps) {
  return (
    <div role="group" aria-label={label} className="okr-buttons">
      {children}
    </div>
  );
}
