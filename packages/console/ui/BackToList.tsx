import { Link, useLocation } from '@tanstack/react-router';
import { sectionOf, sections } from '../shell/section.ts';

/** The way on from a page that is not there: to the list that it would be in, else home. */
export function BackToList() {
  const { label, to } = useLocation({ select: ({ pathname }) => sections[sectionOf(pathname)] });
  return <Link to={to}>回到{label}</Link>;
}
