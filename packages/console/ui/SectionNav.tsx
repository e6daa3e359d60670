import type { ReactNode } from 'react';

/** The ways between the pages of one section; its links carry `active` on the page they lead to. */
export function SectionNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="section-nav" aria-label={label}>
      {children}
    </nav>
  );
}
