/** @jsxImportSource preact */
import { ContentDay } from '../parts/contentDay.ts';

type Steps = 'committedAt' | 'executedAt' | 'voidedAt' | 'publishedAt' | 'namedAt';

/** Says, where a page shows a draw, when its last step was. */
export const DrawDay = ({ draw }: { draw: Partial<Record<Steps, string>> }) => (
  <ContentDay of={[draw.committedAt, draw.executedAt, draw.voidedAt, draw.publishedAt, draw.namedAt]} />
);
