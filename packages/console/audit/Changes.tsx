import type { AuditRecord } from '../api/types.ts';

/** Old and new values of an action; nothing where it changed none. */
export function Changes({ changes = [] }: { changes: AuditRecord['changes'] | undefined }) {
  if (changes.length === 0) return null;
  return (
    <details className="audit-changes">
      <summary>修改前后（{changes.length} 项）</summary>
      <dl>
        {changes.map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <del>{before || '空'}</del>
              <span aria-hidden="true"> → </span>
              <span className="visually-hidden">改为</span>
              <ins>{after || '空'}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
