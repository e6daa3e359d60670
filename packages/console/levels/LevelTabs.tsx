import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SectionNav } from '../ui/page/SectionNav.tsx';

interface LevelTabsProps {
  to: '/levels' | '/province/levels';
  lists: readonly { list: string; title: string }[];
  shown: string;
  /** What the list that is shown can be looked at as: its name in the address, and what it is called. */
  views: readonly (readonly [name: 'items' | 'compare' | 'counties' | 'refusals', label: string])[];
  view: string;
  label: string;
  /** What is said of the list that is shown. */
  children?: ReactNode;
}

/** The lists of several levels, and the views of the one that is shown. */
export function LevelTabs({ to, lists, shown, views, view, label, children }: LevelTabsProps) {
  const usual = to === '/levels' ? 'items' : 'compare';
  const tab = (text: string, list: string, name: string, isShown: boolean) => (
    <Link
      key={`${list} ${name}`}
      to={to}
      search={{ list, ...(name !== usual && { view: name as never }) }}
      activeProps={{}}
      className={isShown ? 'active' : ''}
    >
      {text}
    </Link>
  );
  return (
    <>
      {lists.length > 1 ? (
        <SectionNav label="清单">
          {lists.map(({ list, title }) => tab(title, list, view, list === shown))}
        </SectionNav>
      ) : null}
      {children}
      <SectionNav label={label}>
        {views.map(([name, called]) => tab(called, shown, name, name === view))}
      </SectionNav>
    </>
  );
}
