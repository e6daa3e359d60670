import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../api/http.ts';
import type { Notice } from '../../api/measures/measureTypes.ts';
import { DraftLine } from '../../drafts/DraftLine.tsx';
import type { FoundDraft } from '../../drafts/useDraft.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { useNarrow } from '../../ui/page/useNarrow.ts';
import { type Blocker, blockersOf, openUnits, progressOf } from './blockers.ts';
import { type Entry, isChecked } from './draft.ts';
import { hintsOf } from './gaps.ts';
import { HeadForm } from './HeadForm.tsx';
import type { KeptWork } from './kept.ts';
import { LostDialog } from './LostDialog.tsx';
import { type Focus, MeasureForm } from './MeasureForm.tsx';
import { MeasureRow } from './MeasureRow.tsx';
import { Refused } from './Refused.tsx';
import { RemoveDraft } from './RemoveDraft.tsx';
import { SourceView } from './SourceView.tsx';
import { StartDialog } from './StartDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { ReadingSearch } from './search.ts';
import { UnitsPanel } from './UnitsPanel.tsx';
import { useReading } from './useReading.ts';
import { Warnings } from './Warnings.tsx';

type View = 'source' | 'measures' | 'units' | 'head';
type Only = ReadingSearch['only'];

const paneNames: Record<View, string> = {
  source: '读出的举措',
  measures: '读出的举措',
  units: '单位对应',
  head: '通知要素与规则',
};

const keeps: Record<NonNullable<Only>, (entry: Entry) => boolean> = {
  unsure: ({ measure }) => !isChecked(measure),
  units: ({ measure }) => openUnits(measure).length > 0,
};

interface ReadingDeskProps {
  id: string;
  answer: Answer<Notice>;
  text: string;
  found: FoundDraft<KeptWork>;
}

/** The source at one side, the measures at the other, linked both ways. */
export function ReadingDesk({ id, answer: response, text, found }: ReadingDeskProps) {
  const { data: notice } = response;
  const { only } = useSearch({ from: '/measures/$id/read' });
  const navigate = useNavigate({ from: '/measures/$id/read' });
  const reading = useReading(id, response, found);
  const { draft, dirty, edit, save, activate, lost, takeMerged, kept, forget, discard } = reading;
  const narrow = useNarrow();
  const [chosen, setView] = useState<View>('measures');
  const view = !narrow && chosen === 'source' ? 'measures' : chosen;
  const [selected, setSelected] = useState<string>();
  const [focus, setFocus] = useState<Focus>();
  const [starting, setStarting] = useState(false);
  const [show, setShow] = useState<{ key?: string; at?: number }>();
  const refused = [activate.problem, save.problem].find((problem) => problem && problem.errors.length > 0);
  const blockers = useMemo(() => blockersOf(draft), [draft]);
  const hints = useMemo(() => hintsOf(draft), [draft]);
  const progress = useMemo(() => progressOf(draft), [draft]);
  const entries = useRef(draft.entries);
  entries.current = draft.entries;
  // the one that is open stays in the list, also once it lacks nothing
  const listed = draft.entries.filter((entry) => !only || entry.key === selected || keeps[only](entry));
  const filter = (next: Only) => void navigate({ search: next ? { only: next } : {}, replace: true });

  const select = useCallback((key: string | undefined) => {
    setSelected(key);
    if (key) setShow({ key });
  }, []);
  const goTo = useCallback((key: string | undefined, field: string) => {
    setView(key === undefined && field !== 'measures' ? 'head' : 'measures');
    setSelected(key);
    setFocus({ key, field });
  }, []);
  const go = ({ key, field }: Blocker) => {
    goTo(key, field);
    if (key) setShow({ key });
  };
  const next = (from: string) => {
    const at = entries.current.findIndex(({ key }) => key === from);
    const rest = [...entries.current.slice(at + 1), ...entries.current.slice(0, at)];
    const found = rest.find(({ measure }) => !isChecked(measure));
    if (found) go({ key: found.key, field: 'unsure', message: '' });
    else select(undefined);
  };
  const onSource = (key: string) => {
    setShow({ key });
    if (narrow) setView('source');
  };
  return (
    <>
      <PageHead
        title={draft.head.title || notice.file?.name || '通知'}
        crumb={<Link to="/measures">← 通知与方案</Link>}
        about={dirty ? '有未保存的修改' : `${draft.head.docNo || '文号待补'} · 已全部保存`}
        actions={
          <>
            <RemoveDraft id={id} shown={notice.can.includes('delete')} onRemoved={forget} />
            <Button disabled={!dirty} loading={save.busy} onClick={() => save.run(undefined)}>
              保存
            </Button>
            <Button
              type="primary"
              disabled={blockers.length > 0}
              loading={activate.busy}
              title={blockers.length > 0 ? '还有待核对的内容' : undefined}
              onClick={() => setStarting(true)}
            >
              开始督促落实
            </Button>
          </>
        }
      />
      <DraftLine state={kept} takenUp={found.unsent ? undefined : found.kept?.keptAt} onDiscard={discard} />
      <div className="read-bar">
        <StatusBar progress={progress} blockers={blockers} hints={hints} onGo={go} />
        <Segmented
          aria-label="看什么"
          value={view}
          options={[
            ...(narrow ? [{ value: 'source' as const, label: '原文' }] : []),
            { value: 'measures' as const, label: '举措' },
            { value: 'units' as const, label: '单位对应' },
            { value: 'head' as const, label: '通知要素与规则' },
          ]}
          onChange={setView}
        />
      </div>
      {refused ? <Refused problem={refused} draft={draft} onGo={go} /> : null}
      <div className="read-desk" data-view={view}>
        <SourceView
          text={text}
          entries={draft.entries}
          finds={notice.finds}
          selected={selected}
          show={show}
          onFind={goTo}
        />
        <section className="read-pane" aria-label={paneNames[view]}>
          {view === 'head' ? (
            <HeadForm head={draft.head} focus={focus} onChange={edit.head} />
          ) : view === 'units' ? (
            <UnitsPanel draft={draft} edit={edit} />
          ) : (
            <>
              <Warnings
                warnings={notice.warnings}
                onShow={(at) => {
                  setShow({ at });
                  if (narrow) setView('source');
                }}
                onTake={(span) => {
                  const [title = '', ...rest] = text.slice(span.start, span.end).split('\n');
                  const after = draft.entries.findLast(
                    ({ measure }) => (measure.span?.start ?? 0) < span.start,
                  )?.key;
                  goTo(edit.add(after, { title: title.slice(0, 60), text: rest.join('\n'), span }), 'title');
                }}
              />
              <div className="read-filter scroll-x">
                <Segmented
                  aria-label="列出哪些"
                  size="small"
                  value={only ?? 'all'}
                  options={[
                    { value: 'all', label: `全部 ${draft.entries.length}` },
                    { value: 'unsure', label: `只看待核对的 ${progress.unsure - progress.checked}` },
                    { value: 'units', label: `单位未对应 ${progress.open}` },
                  ]}
                  onChange={(value) => filter(value === 'all' ? undefined : (value as Only))}
                />
                <Button size="small" onClick={() => goTo(edit.add(draft.entries.at(-1)?.key, {}), 'title')}>
                  新增举措
                </Button>
              </div>
              <ol className="read-list">
                {listed.map((entry) => (
                  <li key={entry.key} className={entry.key === selected ? 'open' : undefined}>
                    <MeasureRow entry={entry} open={entry.key === selected} onSelect={select} />
                    {entry.key === selected ? (
                      <MeasureForm
                        notice={id}
                        entry={entry}
                        first={entry === draft.entries[0]}
                        unsureTexts={notice.unsureTexts ?? {}}
                        focus={focus}
                        edit={edit}
                        onSelect={select}
                        onSource={onSource}
                        onNext={next}
                      />
                    ) : null}
                  </li>
                ))}
              </ol>
              {listed.length === 0 ? <p className="muted read-none">没有这样的举措。</p> : null}
            </>
          )}
        </section>
      </div>
      <StartDialog
        open={starting && !lost}
        draft={draft}
        edit={edit}
        act={activate}
        onClose={() => setStarting(false)}
        onGo={(key, field) => go({ key, field, message: '' })}
      />
      <LostDialog lost={lost} onTake={takeMerged} />
    </>
  );
}
