import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { measuresApi } from '../../api/measures/measures.ts';
import type { Indicator } from '../../api/measures/measureTypes.ts';

interface SourceOfProps {
  indicator: Indicator;
  busy: boolean;
  /** Undefined takes the source away. */
  onSet: (source: string | undefined) => void;
}

/** Where an indicator's values come from: chosen from what the work itself counts, or typed by people again. */
export function SourceOf({ indicator, busy, onSet }: SourceOfProps) {
  const [choosing, setChoosing] = useState(false);
  const [source, setSource] = useState<string>();
  // What is counted in the indicator's own unit comes first.
  const rank = ({ unit }: { unit: string }) => (unit === indicator.unit ? 0 : 1);
  const query = useQuery({
    queryKey: ['indicator-sources'],
    queryFn: () => measuresApi.sources(),
    enabled: choosing,
  });
  const chosen = query.data?.items.find(({ id }) => id === source);
  const [group, setGroup] = useState<string>();
  const groups = useQuery({
    queryKey: ['indicator-sources', source],
    queryFn: () => measuresApi.sources(source),
    enabled: chosen?.hasGroups === true,
  });
  if (indicator.source)
    return (
      <div>
        <Button size="small" loading={busy} onClick={() => onSet(undefined)}>
          取消自动取数
        </Button>
      </div>
    );
  if (!choosing)
    return (
      <div>
        <Button size="small" onClick={() => setChoosing(true)}>
          自动取数
        </Button>
      </div>
    );
  return (
    <div className="row">
      <Select
        aria-label={`“${indicator.metric}”的数据来源`}
        placeholder="选择统计指标、名录或抽查"
        style={{ flex: '1 1 240px' }}
        showSearch={{ optionFilterProp: 'label' }}
        loading={query.isLoading}
        value={source ?? null}
        options={(query.data?.items ?? [])
          .toSorted((a, b) => rank(a) - rank(b))
          .map(({ id, title, unit }) => ({
            value: id,
            label: `${title}（${unit}）`,
          }))}
        onChange={(id) => {
          setSource(id ?? undefined);
          setGroup(undefined);
        }}
      />
      {chosen?.hasGroups ? (
        <Select
          aria-label="计哪一部分"
          style={{ flex: '1 1 200px' }}
          showSearch={{ optionFilterProp: 'label' }}
          loading={groups.isLoading}
          value={group ?? ''}
          options={[
            { value: '', label: '全部' },
            ...(groups.data?.items ?? []).map(({ id, title }) => ({
              value: id,
              label: title.slice(chosen.title.length + 1, -1),
            })),
          ]}
          onChange={(id) => setGroup(id === '' ? undefined : id)}
        />
      ) : null}
      <Button onClick={() => setChoosing(false)}>取消</Button>
      <Button
        type="primary"
        disabled={source === undefined}
        loading={busy}
        onClick={() => onSet(group ?? source)}
      >
        开始自动取数
      </Button>
    </div>
  );
}
