/** Milliseconds: between two tickets dropping in, until all stand, and for moving into order. */
const stagger = 45;
const standing = 900;
const moving = 1100;

/**
 * Animates elements that already stand in their final order: each drops in at the place its id would have, waits until
 * all are there, and moves to its own place. Only transforms, so nothing is laid out again and the end is always right.
 */
export function fall(elements: readonly HTMLElement[]): Animation[] {
  const places = elements.map((element) => element.getBoundingClientRect());
  const byId = [...elements].sort((a, b) => ((a.dataset.id ?? '') < (b.dataset.id ?? '') ? -1 : 1));
  const ready = elements.length * stagger + standing;
  return elements.flatMap((element, place) => {
    const start = byId.indexOf(element);
    const [from, to] = [places[start], places[place]];
    if (!from || !to) return [];
    const at = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    const total = ready + moving + place * 20;
    const drop = (start * stagger) / total;
    const landed = (start * stagger + 420) / total;
    const leave = (ready + place * 20) / total;
    const number = element.querySelector('.ticket-order');
    const options = { duration: total, fill: 'backwards' as const };
    return [
      element.animate(
        [
          { offset: 0, opacity: 0, transform: `${at} translateY(-90px)` },
          {
            offset: drop,
            opacity: 0,
            transform: `${at} translateY(-90px)`,
            easing: 'cubic-bezier(.3,0,.4,1)',
          },
          { offset: landed, opacity: 1, transform: at },
          { offset: leave, opacity: 1, transform: at, easing: 'cubic-bezier(.5,0,.2,1)' },
          { offset: 1, opacity: 1, transform: 'none' },
        ],
        options,
      ),
      ...(number
        ? [number.animate([{ opacity: 0 }, { offset: 0.94, opacity: 0 }, { opacity: 1 }], options)]
        : []),
    ];
  });
}
