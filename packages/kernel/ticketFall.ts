/** Milliseconds: between two tickets dropping in, until all stand, and for moving into order. */
const stagger = 45;
const standing = 900;
const moving = 1100;

/** Where an element stands that is in its final order already. */
type Place = { id: string; left: number; top: number };
type Frame = { offset: number; opacity: number; transform?: string; easing?: string };

/** What moves an element, and its order number with it; as the Web Animations API takes it. */
export type Fall = { frames: Frame[]; number: Frame[]; options: { duration: number; fill: 'backwards' } };

/**
 * The motions of elements that stand in their final order: each drops in at the place its id would have, waits until all are
 * there, and moves to its own place. Only transforms, so nothing is laid out again and the end is always right.
 */
export function ticketFall(places: readonly Place[]): Fall[] {
  const byId = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ready = places.length * stagger + standing;
  return places.map((to, place) => {
    const start = byId.indexOf(to);
    const from = places[start]!;
    const at = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    const total = ready + moving + place * 20;
    return {
      frames: [
        { offset: 0, opacity: 0, transform: `${at} translateY(-90px)` },
        {
          offset: (start * stagger) / total,
          opacity: 0,
          transform: `${at} translateY(-90px)`,
          easing: 'cubic-bezier(.3,0,.4,1)',
        },
        { offset: (start * stagger + 420) / total, opacity: 1, transform: at },
        {
          offset: (ready + place * 20) / total,
          opacity: 1,
          transform: at,
          easing: 'cubic-bezier(.5,0,.2,1)',
        },
        { offset: 1, opacity: 1, transform: 'none' },
      ],
      number: [
        { offset: 0, opacity: 0 },
        { offset: 0.94, opacity: 0 },
        { offset: 1, opacity: 1 },
      ],
      options: { duration: total, fill: 'backwards' },
    };
  });
}
