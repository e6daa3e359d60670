import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportContent, ReportForm } from '../../api/measures/reportTypes.ts';
import { createSaver, type SaveState } from './saver.ts';

/** A report being written: its content, and whether it is saved. Leaving the form saves what is not. */
export function useDraft(form: ReportForm, start: ReportContent, etag: string) {
  const client = useQueryClient();
  const [content, setContent] = useState(start);
  const [state, setState] = useState<SaveState>({ at: 'clean' });
  const show = (fresh: ReportForm) =>
    client.setQueriesData<ReportForm[]>({ queryKey: ['forms'] }, (forms) =>
      forms?.map((one) => (one.id === form.id ? fresh : one)),
    );
  const [saver] = useState(() =>
    createSaver<ReportContent>({
      etag,
      onState: setState,
      save: async (written, over) => {
        const response = await reportsApi.save(form.id, written, over);
        show(response.data);
        return response.etag;
      },
    }),
  );
  const unsaved = useRef(false);
  unsaved.current = state.at !== 'clean' && state.at !== 'saved';

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void saver.flush().catch(() => undefined);
    };
  }, [saver]);

  const again = () => void saver.flush().catch(() => undefined);
  return {
    content,
    state,
    flush: saver.flush,
    again,
    change: (next: ReportContent) => {
      setContent(next);
      saver.change(next);
    },
    /** After somebody else changed the report: saves this content over theirs. */
    keepMine: async () => {
      saver.rebase((await reportsApi.get(form.id)).etag);
      again();
    },
  };
}
