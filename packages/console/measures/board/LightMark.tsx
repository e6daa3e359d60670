import type { CSSProperties } from 'react';
import type { LightColour } from '../../api/measureTypes.ts';

export const lightNames: Record<LightColour, string> = {
  red: '红灯',
  yellow: '黄灯',
  green: '绿灯',
  grey: '灰灯',
};

export const lightMeanings: Record<LightColour, string> = {
  red: '已逾期',
  yellow: '需关注',
  green: '正常',
  grey: '已停止',
};

const dots: Record<LightColour, string> = {
  red: '#b3372f',
  yellow: '#c27c12',
  green: '#1f7a4d',
  grey: '#7d8a98',
};

/** A traffic light: the word says it, the colour only supports it. */
export function LightMark({ colour }: { colour: LightColour }) {
  return (
    <span
      className={colour === 'grey' ? 'state hollow' : 'state'}
      style={{ '--dot': dots[colour] } as CSSProperties}
      title={lightMeanings[colour]}
    >
      {lightNames[colour]}
    </span>
  );
}
