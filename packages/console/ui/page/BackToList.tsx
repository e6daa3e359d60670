import { Link, useLocation } from '@tanstack/react-router';
import { useCaseTypes } from '../../cases/queries.ts';
import { caseTypeOf, sectionOf, sections } from '../../shell/section.ts';

/** The way on from a page that is not there: to the list that it would be in, else home. */
export function BackToList() {
  const section = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  const types = useCaseTypes();
  const type = caseTypeOf(section);
  if (type === undefined) {
    const { label, to } = sections[section as keyof typeof sections];
    return <Link to={to}>回到{label}</Link>;
  }
  const known = types.find(({ name }) => name === type);
  if (!known) return <Link to="/">回到首页</Link>;
  return (
    <Link to="/cases/$type" params={{ type }}>
      回到{known.title}
    </Link>
  );
}
