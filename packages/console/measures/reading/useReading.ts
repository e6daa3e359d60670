import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../api/http.ts';
import { noticesApi } from '../../api/measures/measures.ts';
import type { DraftMeasure, Notice, Unit } from '../../api/measures/measureTypes.ts';
import { asProblem } from '../../api/problem.ts';
import { type FoundDraft, firstContent, useKeeper } from '../../drafts/useDraft.ts';
import { useAct } from '../../ui/act/useAct.ts';
import {
  addUnit,
  bodyOf,
  change,
  type Draft,
  draftOf,
  type Head,
  insert,
  mapUnit,
  mergeUp,
  type Role,
  remove,
  sameDraft,
  settle,
  split,
  unitNames,
} from './draft.ts';
import { type Cadence, fillGaps } from './gaps.ts';
import { draftKey, type KeptWork, mergeKept, packWork, unpackWork, type Work } from './kept.ts';
import { type Merged, mergeDrafts } from './merge.ts';

/** Somebody else saved while this page was open: what they have, and ours laid over it. */
export interface Lost {
  latest: Answer<Notice>;
  merged: Merged;
}

function begin({ data, etag }: Answer<Notice>, kept: KeptWork | undefined): Work {
  const fresh = draftOf(data);
  if (!kept) return { base: fresh, draft: fresh, etag };
  const { base, draft, etag: begun } = unpackWork(kept);
  if (begun === etag) return { base: fresh, draft, etag };
  return { base: fresh, draft: mergeDrafts(base, draft, fresh).draft, etag };
}

/** The changes a person can make. Their identity never changes, so that rows need not be drawn again. */
export interface Edit {
  head(part: Partial<Head>): void;
  measure(key: string, part: Partial<DraftMeasure>): void;
  addUnit(key: string, list: Role, unit: Unit): void;
  /** Decides once for all places of a unit name which departments it is. */
  unit(name: string, depts: string[], outside: boolean): void;
  /** In how many places a unit name stands. */
  placesOf(name: string): number;
  /** Gives the notice a rhythm where it has none, and the measures that have no deadline this one. */
  fill(defaults: { cadence?: Cadence | undefined; deadline?: string | undefined }): void;
  add(after: string | undefined, part: Partial<DraftMeasure>): string;
  remove(key: string): void;
  split(key: string, at: number): string;
  mergeUp(key: string): string;
}

/** The draft of a notice being read: what is on screen, whether it is saved, and how it is changed and saved. */
export function useReading(id: string, response: Answer<Notice>, found: FoundDraft<KeptWork>) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [work, setWork] = useState(() => begin(response, firstContent(found)));
  const [lost, setLost] = useState<Lost>();
  // edits come one after the other within an event, so that each must see what the one before has done
  const now = useRef(work);
  const put = (next: Work) => {
    now.current = next;
    setWork(next);
  };
  const dirty = useMemo(() => !sameDraft(work.base, work.draft), [work]);
  const { keeper, state: kept } = useKeeper<KeptWork>(draftKey(id), found);
  useEffect(() => keeper.set(dirty ? packWork(work) : undefined), [keeper, dirty, work]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: works on the ref, once for each change elsewhere
  useEffect(() => {
    if (kept.is !== 'changed') return;
    const mine = now.current;
    const began = kept.base ? unpackWork(kept.base).draft : mine.base;
    const next = { ...mine, draft: mergeKept(began, mine.draft, unpackWork(kept.theirs.content).draft) };
    put(next);
    keeper.resolve(kept.theirs, packWork(next));
    void message.info('您在另一处也改了这份草稿，已经合并；两处都改的举措保留本页的内容，请核对。');
  }, [keeper, kept]);
  /** There is nothing more to keep: it is saved, or not wanted. */
  const forget = () => {
    keeper.set(undefined);
    void keeper.flush();
  };
  const discard = () => {
    put({ ...now.current, draft: now.current.base });
    forget();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: works on the ref, not on what is on screen
  const edit = useMemo<Edit>(() => {
    const set = (draft: Draft) => put({ ...now.current, draft });
    const whole = () => now.current.draft;
    const keyed = ([draft, key]: [Draft, string]) => {
      set(draft);
      return key;
    };
    return {
      head: (part) => set({ ...whole(), head: { ...whole().head, ...part } }),
      measure: (key, part) => set(change(whole(), key, part)),
      addUnit: (key, list, unit) => set(addUnit(whole(), key, list, unit)),
      unit: (name, depts, outside) => set(mapUnit(whole(), name, { depts, outside }).draft),
      placesOf: (name) => unitNames(whole()).find(({ unit }) => unit.name === name)?.places ?? 0,
      fill: (defaults) => set(fillGaps(whole(), defaults)),
      add: (after, part) => keyed(insert(whole(), after, part)),
      remove: (key) => set(remove(whole(), key)),
      split: (key, at) => keyed(split(whole(), key, at)),
      mergeUp: (key) => keyed(mergeUp(whole(), key)),
    };
  }, []);

  const remember = (saved: Answer<Notice>) => {
    client.setQueryData(['notice', id], saved);
    void client.invalidateQueries({ queryKey: ['notices'] });
  };
  const showLost = async () => {
    try {
      const latest = await noticesApi.get(id);
      const theirs = draftOf(latest.data);
      setLost({ latest, merged: mergeDrafts(now.current.base, now.current.draft, theirs) });
    } catch (error) {
      void message.error(
        `没有保存：内容已被他人修改，最新内容又没有载入（${asProblem(error).title}）。请再试一次。`,
      );
    }
  };
  const sendDraft = async () => {
    const { draft, etag } = now.current;
    const saved = await keeper.ending((done) => noticesApi.saveDraft(id, bodyOf(draft), etag, done));
    const base = settle(draft, draft);
    put({ base, draft: settle(now.current.draft, draft), etag: saved.etag });
    remember(saved);
    if (sameDraft(now.current.base, now.current.draft)) keeper.set(undefined);
    return saved;
  };
  const save = useAct(sendDraft, {
    done: '已保存',
    onProblem: (problem) => {
      if (problem.status !== 412) return problem.errors.length > 0;
      void showLost();
      return true;
    },
  });
  const activate = useAct(
    async () => {
      if (!sameDraft(now.current.base, now.current.draft)) await sendDraft();
      return noticesApi.activate(id, now.current.etag);
    },
    {
      done: '已开始督促落实',
      onDone: (done) => {
        forget();
        remember(done);
      },
      onProblem: (problem) => {
        if (problem.status !== 412) return problem.errors.length > 0;
        void showLost();
        return true;
      },
    },
  );
  /** Goes on from what the other has saved, with what was typed here. */
  const takeMerged = () => {
    if (!lost) return;
    put({ base: draftOf(lost.latest.data), draft: lost.merged.draft, etag: lost.latest.etag });
    remember(lost.latest);
    setLost(undefined);
    void message.info('已载入他人的改动，您的修改都保留着。核对后请再保存。');
  };
  return { draft: work.draft, dirty, edit, save, activate, lost, takeMerged, kept, forget, discard };
}
