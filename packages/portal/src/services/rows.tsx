/** @jsxImportSource preact */
import type { PublishedCase } from './api.ts';
import { valueText } from './words.ts';

type Props = {
  field: Pick<PublishedCase['fields'][number], 'columns' | 'value'>;
  names: PublishedCase['names'];
};

/** The rows of a table below each other, as many columns do not fit beside each other on a phone. */
export function Rows({ field: { columns = {}, value }, names }: Props) {
  const rows = (Array.isArray(value) ? value : []) as Record<string, unknown>[];
  return (
    <ol class="plain ruled rows">
      {rows.map((row, i) => (
        <li key={i}>
          {Object.entries(columns).map(([name, { title, type }]) =>
            row[name] === undefined ? null : (
              <p key={name}>
                <span class="soft">{title}：</span>
                {valueText(row[name], names, type)}
              </p>
            ),
          )}
        </li>
      ))}
    </ol>
  );
}
