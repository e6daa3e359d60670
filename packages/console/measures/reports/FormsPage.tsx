import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { useNotice, useRounds } from '../rounds/queries.ts';
import { useFocusOn } from '../rounds/useFocusOn.ts';
import '../rounds/rounds.css';
import { FormList } from './FormList.tsx';
import { FormPane } from './FormPane.tsx';
import { FormTally } from './FormTally.tsx';
import { isOpenForm, nextOpen, tally } from './forms.ts';
import { SubmitAll } from './SubmitAll.tsx';
import { UploadDialog } from './UploadDialog.tsx';

interface FormsPageProps {
  notice: string;
  round: string;
}

/** A department's forms of one round: the list beside the form that is being filled. */
export function FormsPage({ notice, round }: FormsPageProps) {
  const me = useMe();
  const search = useSearch({ from: '/reports' });
  const dept = search.dept ?? me.dept;
  const query = useQuery({
    queryKey: ['forms', notice, round, dept],
    queryFn: () => reportsApi.forms({ notice, round, dept }),
  });
  return (
    <div className="page">
      <Head {...{ notice, round, dept }} forms={query.data} />
      <Loaded query={query} lines={8}>
        {(forms) =>
          forms.length === 0 ? (
            <Empty title="本部门这一轮没有要报送的举措">已完成或已终止的举措不再报送。</Empty>
          ) : (
            <Forms forms={forms} chosen={search.form} />
          )
        }
      </Loaded>
    </div>
  );
}

function Forms({ forms, chosen }: { forms: ReportForm[]; chosen: string | undefined }) {
  const navigate = useNavigate({ from: '/reports' });
  const open = (form: string | undefined) =>
    void navigate({ search: ({ form: _, ...rest }) => (form ? { ...rest, form } : rest), resetScroll: true });
  const shown = forms.find(({ id }) => id === chosen) ?? forms.find(isOpenForm) ?? forms[0]!;
  const next = nextOpen(forms, shown.id);
  const detail = useFocusOn<HTMLDivElement>(chosen);
  return (
    <>
      <FormTally counts={tally(forms)} />
      <div className={chosen ? 'split opened' : 'split'}>
        <FormList forms={forms} shown={shown.id} onShow={open} />
        <div className="detail stack" ref={detail} tabIndex={-1}>
          <div className="only-narrow">
            <Button size="small" onClick={() => open(undefined)}>
              ← 全部举措
            </Button>
          </div>
          <FormPane key={shown.id} form={shown} onNext={next ? () => open(next.id) : undefined} />
        </div>
      </div>
    </>
  );
}

function Head(props: FormsPageProps & { dept: string | undefined; forms: ReportForm[] | undefined }) {
  const { notice, round, dept, forms } = props;
  const me = useMe();
  const deptName = useDeptName();
  const client = useQueryClient();
  const [uploading, setUploading] = useState(false);
  const of = { notice, round, dept };
  const about = useNotice(notice).data;
  const one = useRounds(notice).data?.find(({ id }) => id === round);
  const name = `${one?.title ?? round} ${dept ? deptName(dept) : ''}`.trim();
  const save = useAct(() => reportsApi.form(of, name));
  const due = one?.due ?? forms?.[0]?.due;
  const waits = forms !== undefined && tally(forms).submitted + tally(forms).accepted < forms.length;
  return (
    <>
      <PageHead
        title={one?.title ?? '进展报送'}
        crumb={<Link to="/reports">← 全部报送</Link>}
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <span>{about ? `${about.docNo} ${about.title}` : ''}</span>
            {dept ? <span>{deptName(dept)}</span> : null}
            {due ? (
              <span className="row" style={{ gap: '0 6px' }}>
                截止 <DueLine due={due} open={waits} />
              </span>
            ) : null}
          </span>
        }
        actions={
          <>
            <Button loading={save.busy} onClick={() => save.run(undefined)}>
              下载报送表
            </Button>
            {permits(me, 'reports:write') ? (
              <Button onClick={() => setUploading(true)}>导入报送表</Button>
            ) : null}
            {permits(me, 'reports:sign') ? <SubmitAll forms={forms ?? []} /> : null}
          </>
        }
      />
      <UploadDialog
        of={of}
        open={uploading}
        onClose={() => setUploading(false)}
        onSaved={() => {
          void client.invalidateQueries({ queryKey: ['forms'] });
          void client.resetQueries({ queryKey: ['report'] });
        }}
      />
    </>
  );
}
