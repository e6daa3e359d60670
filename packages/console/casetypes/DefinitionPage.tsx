import './casetypes.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { casesApi } from '../api/cases/cases.ts';
import { type Definition, definitionOf, type TypeDefinition } from '../api/cases/definitions.ts';
import { TrailButton } from '../audit/Trail.tsx';
import { seesWholeCity } from '../cases/queries.ts';
import { useMe } from '../session/me.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { instant } from '../ui/show/format.ts';
import { AdoptionsPanel } from './AdoptionsPanel.tsx';
import { Closing } from './Closing.tsx';
import { ChartPanels } from './chart/ChartPanels.tsx';
import { DifferencesTable } from './DifferencesTable.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { DraftEditor } from './edit/DraftEditor.tsx';
import { HooksPanel } from './HooksPanel.tsx';
import { LimitsPanel } from './LimitsPanel.tsx';
import { MovesPanel } from './MovesPanel.tsx';
import { baseName, isOfProvince, ownName } from './own.ts';
import { PartiesPanel } from './PartiesPanel.tsx';
import { ProvincePanel } from './ProvincePanel.tsx';
import { useDefinition } from './queries.ts';
import type { TypePart } from './search.ts';
import { TemplatesPanel } from './TemplatesPanel.tsx';
import { UpgradePanel } from './UpgradePanel.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';

/** A procedure: what it is now, its draft, where it differs from the library, its versions. */
export function DefinitionPage() {
  const { type } = useParams({ from: '/settings/case-types/$type' });
  const query = useDefinition(type);
  return (
    <div className="page" key={type}>
      <Loaded query={query} page>
        {({ data, etag }) => <Found found={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

interface PartProps {
  found: TypeDefinition;
  etag: string;
}

function Found({ found, etag }: PartProps) {
  const { part } = useSearch({ from: '/settings/case-types/$type' });
  const { name, title, definition, draft, closed, can } = found;
  const shown = part ?? (definition ? undefined : 'draft');
  const ofProvince = isOfProvince(useMe());
  const tabs: { part: TypePart | undefined; label: string }[] = [
    ...(definition ? [{ part: undefined, label: '现行流程' }] : []),
    { part: 'draft', label: draft ? '草稿（1）' : '草稿' },
    ...(definition ? [{ part: 'compare' as const, label: compareLabel(found) }] : []),
    { part: 'versions', label: '版本' },
  ];
  return (
    <>
      <PageHead
        title={title}
        crumb={
          <Link to="/settings/$tab" params={{ tab: 'case-types' }}>
            ← 事项类型
          </Link>
        }
        about={<About found={found} />}
        actions={
          <>
            <TrailButton kind="caseType" id={name} name={title} />
            <Closing found={found} etag={etag} />
            {can.includes('write') ? (
              <LinkButton
                to="/settings/case-types/$type"
                params={{ type: name }}
                search={{ part: 'edit' }}
                primary
              >
                {draft ? '继续修改' : '修改'}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {closed ? (
        <div className="note warn">
          {closed.by.name}于 {instant(closed.at)} {ofProvince ? '停止提供' : '停止受理'}：{closed.reason}。
          {ofProvince ? '各市不能再采用，已采用的可以继续使用。' : '已登记的照常办理。'}
        </div>
      ) : null}
      <SectionNav label="事项类型">
        {tabs.map((tab) => (
          <Link
            key={tab.label}
            to="/settings/case-types/$type"
            params={{ type: name }}
            search={tab.part ? { part: tab.part } : {}}
            replace
            activeProps={{}}
            className={tab.part === shown || (tab.part === 'draft' && shown === 'edit') ? 'active' : ''}
          >
            {tab.label}
          </Link>
        ))}
      </SectionNav>
      <Part found={found} etag={etag} part={shown} />
    </>
  );
}

const compareLabel = ({ upgrade, base }: TypeDefinition): string =>
  `与${baseName(base)}的比较${upgrade.length > 0 ? `（${upgrade.length} 处更新）` : ''}`;

function About({ found: { name, origin, versions, definition, base } }: { found: TypeDefinition }) {
  const [last] = versions;
  const own = ownName(useMe());
  const adopted = base?.from === 'province' ? `，采用省级第 ${base.number} 版` : '';
  const source =
    origin === 'tenant' && last
      ? `${own}第 ${last.number} 版${adopted}，${last.by.name}于 ${instant(last.at)} 发布`
      : definition
        ? '系统自带的定义'
        : '尚未发布';
  return (
    <>
      <span className="mono small">{name}</span> · {source}
    </>
  );
}

function Part({ found, etag, part }: PartProps & { part: TypePart | undefined }) {
  const type = found.definition && definitionOf(found.definition);
  const ofProvince = isOfProvince(useMe());
  if (part === 'edit') return <DraftEditor found={found} etag={etag} />;
  if (part === 'versions')
    return (
      <>
        <VersionsPanel versions={found.versions} />
        {ofProvince && found.versions.length > 0 ? (
          <AdoptionsPanel type={found.name} latest={found.versions[0]?.number} />
        ) : null}
        <MovesPanel type={found.name} />
      </>
    );
  if (part === 'draft') return <Draft found={found} etag={etag} />;
  if (!type) return null;
  if (part === 'compare') return <Compared found={found} etag={etag} type={type} />;
  return <Current found={found} etag={etag} type={type} />;
}

function Current({ found, etag, type }: PartProps & { type: Definition }) {
  const all = seesWholeCity(useMe(), type.group);
  const counts = useQuery({
    queryKey: ['cases', type.name, 'counts'],
    queryFn: () => casesApi.counts(type.name),
    enabled: all,
    refetchInterval: 30_000,
  });
  return (
    <>
      {found.graph ? (
        <ChartPanels
          type={type}
          graph={found.graph}
          findings={found.findings}
          counts={counts.data?.states ?? (all ? {} : undefined)}
        />
      ) : null}
      <LimitsPanel type={type} />
      <PartiesPanel type={type} />
      <HooksPanel type={type} />
      <TemplatesPanel found={found} etag={etag} />
    </>
  );
}

function Draft({ found, etag }: PartProps) {
  const { draft, can } = found;
  if (!draft)
    return (
      <Empty title="没有草稿">
        {can.includes('write')
          ? '点“修改”，改动先存为草稿，由另一人发布。'
          : '有人修改时，草稿会出现在这里。'}
      </Empty>
    );
  const type = definitionOf(draft.definition);
  return (
    <>
      <DraftPanel found={found} draft={draft} etag={etag} />
      {found.definition ? (
        <Panel title="与现行定义的不同" flush>
          <DifferencesTable
            label="与现行定义的不同"
            type={type}
            rows={draft.differences}
            before="现行"
            after="草稿"
            none="与现行定义相同"
          />
        </Panel>
      ) : null}
      <ChartPanels type={type} graph={draft.graph} findings={draft.findings} />
      <LimitsPanel type={type} />
      <PartiesPanel type={type} />
      <HooksPanel type={type} />
      <TemplatesPanel found={found} etag={etag} />
    </>
  );
}

function Compared({ found, etag, type }: PartProps & { type: Definition }) {
  const source = baseName(found.base);
  const own = ownName(useMe());
  const hasBase = found.library !== undefined || found.base !== undefined;
  return (
    <>
      <ProvincePanel found={found} />
      {found.upgrade.length > 0 ? (
        <UpgradePanel
          key={`${found.library} ${found.province?.hash}`}
          found={found}
          etag={etag}
          type={type}
        />
      ) : null}
      <Panel title={`现行定义与${source}的不同`} flush>
        <DifferencesTable
          label={`与${source}的不同`}
          type={type}
          rows={found.differences}
          before={source}
          after={own}
          none={hasBase ? `与${source}的相同` : `${own}自己的类型，系统没有自带`}
        />
      </Panel>
    </>
  );
}
