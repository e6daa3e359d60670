import { lightNames } from '@mingcha/kernel/labels';
import type { CSSProperties } from 'react';
import type { BoardItem, Light, Standing, WorkState } from '../../api/measures/measureTypes.ts';

/** What needs attention first. */
export const standings: readonly Standing[] = ['red', 'yellow', 'green', 'grey', 'blue', 'stopped'];

const dots: Record<Standing, string> = {
  red: '#b3372f',
  yellow: '#c27c12',
  green: '#1f7a4d',
  grey: '#7d8a98',
  blue: '#1b5480',
  stopped: '#7d8a98',
};

export const standingOf = ({ progress, light }: Pick<BoardItem, 'progress' | 'light'>): Standing =>
  progress.state === 'stopped' ? 'stopped' : light.colour;

/** A measure's light: the word says it, the colour only supports it. */
export function LightMark({ light, state }: { light: Light; state: WorkState }) {
  const standing = state === 'stopped' ? 'stopped' : light.colour;
  return (
    <span
      className={standing === 'grey' || standing === 'stopped' ? 'state hollow' : 'state'}
      style={{ '--dot': dots[standing] } as CSSProperties}
    >
      {lightNames[standing]}
    </span>
  );
}
