import './looks.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { looksApi } from '../api/draws/looks.ts';
import { registerApi } from '../api/lists/registers.ts';
import type { ObjectHistory } from '../api/schema.d.ts';
import type { Row } from '../api/types.ts';
import { EvaluationPanel } from '../credit/EvaluationPanel.tsx';
import { MeasuresPanel } from '../credit/MeasuresPanel.tsx';
import { useColumns } from '../registers/hooks.ts';
import { registerKinds } from '../registers/kinds.ts';
import { RowFacts } from '../registers/row/RowFacts.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { Mark } from '../ui/show/Mark.tsx';
import { happenings, kindsOf } from './happenings.ts';

/** Everything that the city's own systems say of one enterprise; a section for each kind of thing. */
export function ObjectPage() {
  const { id } = useParams({ from: '/objects/$id' });
  const query = useQuery({ queryKey: ['object', id, 'history'], queryFn: () => looksApi.history(id) });
  return (
    <div className="page" key={id}>
      <Loaded query={query} lines={8} page>
        {(found) => (
          <>
            <PageHead
              title={found.object.name}
              crumb={
                <Link to="/registers/$kind" params={{ kind: 'objects' }}>
                  ← {registerKinds.objects.title}
                </Link>
              }
              about={
                <>
                  <span className="mono">{found.object.id}</span>　{found.year} 年已检查 {found.visitsInYear}{' '}
                  次，全市年度检查上限 {found.cap} 次。查看企业档案记入审计日志。
                </>
              }
            />
            <Master of={found.object} />
            <EvaluationPanel id={found.object.id} />
            <MeasuresPanel id={found.object.id} />
            <Course of={found} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Master({ of }: { of: ObjectHistory['object'] }) {
  const columns = useColumns('objects');
  const api = registerApi(registerKinds.objects.base);
  return (
    <Panel title="名录信息">
      <Loaded query={columns}>
        {(found) => (
          <RowFacts
            columns={found.filter(({ field }) => (of as Row)[field] !== undefined)}
            row={of as Row}
            look={() => api.look(of.id)}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** What happened to it, in the order of time, narrowed by kind. */
function Course({ of }: { of: ObjectHistory }) {
  const { kind } = useSearch({ from: '/objects/$id' });
  const navigate = useNavigate({ from: '/objects/$id' });
  const all = happenings(of);
  const kinds = kindsOf(all);
  const shown = kind === undefined ? all : all.filter((one) => one.kind === kind);
  const pick = (picked: string | undefined) =>
    void navigate({ search: picked === undefined ? {} : { kind: picked }, replace: true });
  return (
    <Panel title="经过" about="抽取、检查、整改、投诉和其他事项，由新到旧；只列您可以查看的">
      {all.length === 0 ? (
        <p className="muted">还没有抽取、检查或者其他事项。</p>
      ) : (
        <>
          <fieldset className="row look-kinds">
            <legend className="visually-hidden">类别</legend>
            <Kind label={`全部 ${all.length}`} on={kind === undefined} onPick={() => pick(undefined)} />
            {kinds.map(({ kind: name, title, count }) => (
              <Kind key={name} label={`${title} ${count}`} on={kind === name} onPick={() => pick(name)} />
            ))}
          </fieldset>
          <div>
            {shown.map((one) => (
              <div key={one.id} className="look-line">
                <time dateTime={one.at}>{instant(one.at).slice(0, 10)}</time>
                <span className="chip">{one.title}</span>
                <span className="grow">
                  {one.draw ? (
                    <Link to="/draws/$id" params={{ id: one.id }}>
                      {one.name}
                    </Link>
                  ) : (
                    <Link to="/cases/$type/$id" params={{ type: one.kind, id: one.id }}>
                      {one.name}
                    </Link>
                  )}
                  {one.note ? <span className="muted">　{one.note}</span> : null}
                </span>
                <Mark tone={one.tone}>{one.state}</Mark>
              </div>
            ))}
          </div>
        </>
      )}
    </Panel>
  );
}

function Kind({ label, on, onPick }: { label: string; on: boolean; onPick: () => void }) {
  return (
    <button type="button" className={on ? 'chip accent' : 'chip'} aria-pressed={on} onClick={onPick}>
      {label}
    </button>
  );
}
