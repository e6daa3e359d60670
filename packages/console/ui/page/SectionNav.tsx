import { type ReactNode, useEffect, useRef } from 'react';

/** The ways between the pages of one section; its links carry `active` on the page they lead to. */
export function SectionNav({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  // on a phone not all of them fit
  useEffect(() => {
    nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <nav className="section-nav" aria-label={label} ref={nav}>
      {children}
    </nav>
  );
}
