/** The rows whose id or name holds the words searched for, in any case and width. */
export function matching<T extends { id: string; name?: string }>(rows: T[], words: string): T[] {
  const wanted = words.normalize('NFKC').trim().toUpperCase();
  if (wanted === '') return rows;
  return rows.filter((row) => `${row.id} ${row.name ?? ''}`.normalize('NFKC').toUpperCase().includes(wanted));
}
