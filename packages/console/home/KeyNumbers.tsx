import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registerApi } from '../api/lists/registers.ts';
import type { VersionRef } from '../api/types.ts';
import { kindNamed, type RegisterKindName } from '../registers/kinds.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { count } from '../ui/show/format.ts';

const shown: { kind: RegisterKindName; name: string; right: string; where: Record<string, string> }[] = [
  { kind: 'objects', name: '在营检查对象', right: 'rosters:read', where: { status: '在营' } },
  { kind: 'inspectors', name: '在岗执法人员', right: 'rosters:read', where: { status: '在岗' } },
  { kind: 'items', name: '启用抽查事项', right: 'catalogue:read', where: { status: '启用' } },
];

/** How large the city's lists are, each leading to its list. */
export function KeyNumbers() {
  const me = useMe();
  const mine = shown.filter(({ right }) => permits(me, right));
  const totals = useQueries({
    queries: mine.map(({ kind, where }) => ({
      queryKey: ['rows', kind, 'total', where],
      queryFn: () => registerApi(kindNamed(kind).base).list({ ...where, limit: 1 }),
      staleTime: 60_000,
    })),
  });
  if (mine.length === 0) return null;
  return (
    <ul className="numbers" aria-label="名录概况">
      {mine.map(({ kind, name }, index) => {
        const page = totals[index]?.data;
        return (
          <li key={kind}>
            <Link to="/registers/$kind" params={{ kind }}>
              <span className="muted">{name}</span>
              <strong>{page ? count(page.total) : '—'}</strong>
              <span className="muted small">{page ? versionText(kind, page.version) : '正在载入…'}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function versionText(kind: RegisterKindName, version: VersionRef | null): string {
  return version ? `${kindNamed(kind).title} · 第 ${version.number} 版` : '还没有版本';
}
