import './text.css';
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { Notice } from '../../api/measures/measureTypes.ts';
import type { Entry } from './draft.ts';
import { fieldOf, headMarks, type Mark, type Paragraph, paragraphsOf, sameParagraph } from './marks.ts';

/** The kinds of finds in words, in the order of the legend. */
const kinds = {
  head: '通知要素',
  section: '章节',
  title: '标题',
  lead: '牵头单位',
  responsible: '责任单位',
  deadline: '时限',
  cadence: '频次',
  target: '目标',
} as const;

interface SourceViewProps {
  text: string;
  entries: readonly Entry[];
  /** Where the notice's own facts stand. */
  finds: Notice['finds'];
  selected: string | undefined;
  /** Where to scroll to; a new object each time it is asked for. */
  show: { key?: string; at?: number } | undefined;
  onFind: (key: string | undefined, field: string) => void;
}

/** The notice's text with each find in the colour of its kind; a click on one leads to its field. */
export function SourceView({ text, entries, finds, selected, show, onFind }: SourceViewProps) {
  const box = useRef<HTMLElement>(null);
  const paragraphs = useParagraphs(text, entries, finds);
  useEffect(() => {
    const pane = box.current;
    if (!pane || !show) return;
    const start =
      show.at === undefined ? undefined : paragraphs.findLast((one) => one.start <= show.at!)?.start;
    const found = pane.querySelector<HTMLElement>(
      start === undefined ? `[data-keys~="${show.key}"]` : `[data-start="${start}"]`,
    );
    if (found) pane.scrollTo({ top: found.offsetTop - pane.offsetTop - pane.clientHeight / 4 });
  }, [show, paragraphs]);
  const click = (event: MouseEvent) => {
    const mark = (event.target as HTMLElement).closest('mark');
    if (mark) onFind(mark.dataset.key, fieldOf(mark.dataset.kind ?? ''));
  };
  return (
    <div className="read-source">
      <ul className="read-legend" aria-label="颜色说明">
        {Object.entries(kinds).map(([kind, name]) => (
          <li key={kind}>
            <mark className={`find ${kind}`}>{name}</mark>
          </li>
        ))}
      </ul>
      {/* biome-ignore-start lint/a11y: the finds are reached by keyboard from the form's fields; a click is a shortcut */}
      <section className="read-text" aria-label="原文" tabIndex={0} ref={box} onClick={click}>
        {/* biome-ignore-end lint/a11y: as above */}
        {paragraphs.map((paragraph) => (
          <ParagraphView
            key={paragraph.start}
            paragraph={paragraph}
            selected={
              selected !== undefined &&
              (paragraph.keys.includes(selected) || paragraph.marks.some(({ key }) => key === selected))
                ? selected
                : undefined
            }
          />
        ))}
      </section>
    </div>
  );
}

/** Cut again only when something that is marked has changed, not at every letter typed. */
function useParagraphs(text: string, entries: readonly Entry[], finds: Notice['finds']): Paragraph[] {
  const last = useRef<{ text: string; entries: readonly Entry[]; paragraphs: Paragraph[] }>(null);
  const known = last.current;
  const unchanged =
    known?.text === text &&
    known.entries.length === entries.length &&
    entries.every(({ key, measure }, index) => {
      const before = known.entries[index]!;
      return (
        before.key === key &&
        before.measure.finds === measure.finds &&
        before.measure.span === measure.span &&
        before.measure.section === measure.section
      );
    });
  if (!unchanged) last.current = { text, entries, paragraphs: paragraphsOf(text, entries, headMarks(finds)) };
  return last.current!.paragraphs;
}

const ParagraphView = memo(
  function ParagraphView({ paragraph, selected }: { paragraph: Paragraph; selected: string | undefined }) {
    const { start, text, marks, keys } = paragraph;
    const pieces: (string | Mark)[] = [];
    let at = start;
    for (const mark of marks) {
      if (mark.start > at) pieces.push(text.slice(at - start, mark.start - start));
      pieces.push(mark);
      at = mark.end;
    }
    pieces.push(text.slice(at - start));
    return (
      <p className={selected ? 'chosen' : undefined} data-start={start} data-keys={keys.join(' ')}>
        {pieces.map((piece, index) =>
          typeof piece === 'string' ? (
            piece
          ) : (
            <mark
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
              key={index}
              className={
                piece.key === undefined
                  ? 'find head'
                  : `find ${piece.kind}${piece.key === selected ? ' own' : ''}`
              }
              data-key={piece.key}
              data-kind={piece.kind}
            >
              {text.slice(piece.start - start, piece.end - start)}
            </mark>
          ),
        )}
      </p>
    );
  },
  (a, b) => a.selected === b.selected && sameParagraph(a.paragraph, b.paragraph),
);
