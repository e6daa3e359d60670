import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { FormHead, MeasureFacts } from './FormParts.tsx';
import { ReportEditor } from './ReportEditor.tsx';
import { ReportView } from './ReportView.tsx';

/** One form: the measure it is about, then the editor, or what was sent. */
export function FormPane({ form, onNext }: { form: ReportForm; onNext: (() => void) | undefined }) {
  const [epoch, setEpoch] = useState(0);
  const query = useQuery({
    queryKey: ['report', form.id],
    queryFn: () => reportsApi.get(form.id),
    // the editor goes on from what it was given; a fresh look begins with fresh content
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel title={`${form.measure.no} ${form.measure.title}`} about={<FormHead form={form} />}>
      <div className="stack">
        <MeasureFacts form={form} />
        <Loaded query={query} lines={4}>
          {({ data, etag }) =>
            data.can.includes('save') ? (
              <ReportEditor
                key={epoch}
                form={data}
                etag={etag}
                onNext={onNext}
                onReload={async () => {
                  await query.refetch();
                  setEpoch(epoch + 1);
                }}
              />
            ) : (
              <ReportView form={data} />
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
}
