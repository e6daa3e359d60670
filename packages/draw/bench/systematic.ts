/**
 * Systematic sampling as systems do it that draw "every k-th row": one random start within the first step, then a
 * fixed step. Where the step does not divide the list, its last rows can never be drawn. `random` is in [0, 1).
 */
export function systematic<T>(rows: readonly T[], take: number, random: number): T[] {
  const step = Math.floor(rows.length / take);
  const start = Math.floor(random * step);
  return Array.from({ length: take }, (_, i) => rows[start + i * step]!);
}
