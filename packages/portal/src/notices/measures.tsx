/** @jsxImportSource preact */
import { MeasureItem } from './measure.tsx';
import { narrow, sectionsOf, unitsOf, type Wanted } from './narrow.ts';
import type { PublicMeasure } from './types.ts';

type MeasuresProps = { items: PublicMeasure[]; wanted: Wanted; onWant: (wanted: Wanted) => void };

const nothingWanted: Wanted = { unit: '', condition: '', words: '' };

/** The measures of a notice by section, narrowed to what the reader looks for. */
export function Measures({ items, wanted, onWant }: MeasuresProps) {
  const found = narrow(items, wanted);
  const narrowed = wanted.unit !== '' || wanted.condition !== '' || wanted.words.trim() !== '';
  return (
    <section aria-labelledby="measures">
      <h2 id="measures">举措</h2>
      <div class="filters screen-only">
        <label>
          单位
          <select
            value={wanted.unit}
            onChange={(event) => onWant({ ...wanted, unit: event.currentTarget.value })}
          >
            <option value="">全部单位</option>
            {unitsOf(items).map(({ unit, all }) => (
              <option key={unit} value={unit}>
                {unit}（{all} 项）
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label="在举措中查找"
          placeholder="查找：企业开办、学校……"
          value={wanted.words}
          onInput={(event) => onWant({ ...wanted, words: event.currentTarget.value })}
        />
      </div>
      <p class="found" role="status">
        {narrowed ? `符合条件的有 ${found.length} 项，共 ${items.length} 项` : `共 ${items.length} 项`}
        {narrowed && (
          <button type="button" class="copy" onClick={() => onWant(nothingWanted)}>
            清除条件
          </button>
        )}
      </p>
      {found.length === 0 && <p class="empty">没有符合条件的举措。换一个单位或者少写几个字试试。</p>}
      {sectionsOf(found).map(({ section, items: own }) => (
        <section key={own[0]!.no} class="measure-section" aria-label={section || '举措'}>
          {section !== '' && <h3>{section}</h3>}
          <ul class="draw-list">
            {own.map((measure) => (
              <MeasureItem key={measure.no} measure={measure} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
