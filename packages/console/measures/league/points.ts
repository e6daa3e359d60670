/** Points with their sign: 2 → "+2", -1.5 → "−1.5". */
export function signed(points: number): string {
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
}
