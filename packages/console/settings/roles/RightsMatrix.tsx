import { scopeNames } from '@mingcha/kernel/labels';
import { Fragment } from 'react';
import type { Role } from '../../api/types.ts';
import { useRightName } from '../../cases/groups.ts';
import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useRights } from './queries.ts';
import { sectionsOf } from './rights.ts';

/** Which role may do what, and how far: rights down, roles across. */
export function RightsMatrix({ roles }: { roles: Role[] }) {
  const query = useRights();
  const sections = sectionsOf(
    query.data ?? [],
    roles.map(({ reach }) => reach),
    useRightName(),
  );
  return (
    <Panel title="谁能做什么" about="格中是数据范围：能看到或办理哪些部门的内容。空格为没有这项权限。" flush>
      {query.error ? (
        <ProblemView error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton lines={8} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="table-box rights-matrix" aria-label="权限表" tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">权限</th>
                {roles.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sections.map(({ name, rights }) => (
                <Fragment key={name}>
                  <tr className="section">
                    <th scope="rowgroup" colSpan={roles.length + 1}>
                      {name}
                    </th>
                  </tr>
                  {rights.map((option) => (
                    <tr key={option.right}>
                      <th scope="row">{option.name}</th>
                      {roles.map(({ id, reach }) => {
                        const scope = reach[option.right];
                        return <td key={id}>{scope ? scopeNames[scope] : null}</td>;
                      })}
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
