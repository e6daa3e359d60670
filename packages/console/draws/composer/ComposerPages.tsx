import '../draws.css';
import './composer.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { casesApi } from '../../api/cases/cases.ts';
import { drawsApi } from '../../api/draws/draws.ts';
import { useDepartments, useTenant } from '../../api/tenancy.ts';
import type { Compose } from '../../api/types.ts';
import { useFoundDraft } from '../../drafts/useDraft.ts';
import { composeOfTask } from '../../plans/task.ts';
import { useItems } from '../../registers/hooks.ts';
import { useMe } from '../../session/me.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Composer } from './Composer.tsx';
import { draftKey, editable, emptyCompose, type KeptCompose } from './draft.ts';

/** Plans a new draw. */
export function NewDrawPage() {
  const me = useMe();
  const tenant = useTenant();
  const { task: id } = useSearch({ from: '/draws/new' });
  const draft = useFoundDraft<KeptCompose>(draftKey(undefined, id));
  const task = useQuery({
    queryKey: ['case', 'inspection-tasks', id ?? ''],
    queryFn: () => casesApi.get('inspection-tasks', id!),
    enabled: id !== undefined,
  });
  return (
    <div className="page">
      <PageHead
        title="新建双随机抽查"
        crumb={<Link to="/draws">← 双随机抽查</Link>}
        about="依次确定事项、范围、比例、部门与随机来源，随时预览按当前名录会抽到多少。"
      />
      <Loaded query={tenant}>
        {({ data }) => (
          <Loaded query={draft}>
            {(found) => {
              const empty = emptyCompose(data.settings, me.dept);
              const composer = (initial: Compose) => (
                <Composer
                  key={id}
                  settings={data.settings}
                  initial={initial}
                  draw={undefined}
                  found={found}
                />
              );
              if (id === undefined) return composer(empty);
              return (
                <Loaded query={task}>
                  {(loaded) => composer({ ...empty, ...composeOfTask(loaded.data, data.settings.teamSize) })}
                </Loaded>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

/** Changes a draw that is not committed yet. */
export function EditDrawPage() {
  const { id } = useParams({ from: '/draws/$id/edit' });
  const tenant = useTenant();
  const draft = useFoundDraft<KeptCompose>(draftKey(id));
  const draw = useQuery({ queryKey: ['draw', id], queryFn: () => drawsApi.get(id), staleTime: 0, gcTime: 0 });
  // Names that come after the form make its fields grow.
  const names = [useItems(), useDepartments()];
  const named = names.every(({ isLoading }) => !isLoading);
  return (
    <div className="page">
      <PageHead
        title="修改抽查计划"
        crumb={
          <Link to="/draws/$id" params={{ id }}>
            ← 返回
          </Link>
        }
        about="提交承诺之前可以随时修改；提交之后只能执行或作废。"
      />
      <Loaded query={tenant}>
        {({ data }) => (
          <Loaded query={named ? draw : { ...draw, data: undefined }}>
            {(loaded) => (
              <Loaded query={draft}>
                {(found) => (
                  <Composer
                    key={id}
                    settings={data.settings}
                    initial={editable(loaded.data.compose, data.settings)}
                    draw={{ id, etag: loaded.etag }}
                    found={found}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}
