import { noticeStateNames } from '@mingcha/kernel/labels';
import type { CSSProperties } from 'react';
import type { NoticeState } from '../../api/measureTypes.ts';

const dots: Record<NoticeState, string> = { draft: '#c27c12', active: '#1b5480', closed: '#7d8a98' };

/** A notice's state: word first, the dot only supports it. */
export function StateTag({ state }: { state: NoticeState }) {
  return (
    <span
      className={state === 'active' ? 'state' : 'state hollow'}
      style={{ '--dot': dots[state] } as CSSProperties}
    >
      {noticeStateNames[state]}
    </span>
  );
}
