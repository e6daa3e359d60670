import { ticketFall } from '@mingcha/kernel/ticketFall';

/** Animates elements that already stand in their final order, each named by its `data-id`. */
export function fall(elements: readonly HTMLElement[]): Animation[] {
  const places = elements.map((element) => {
    const { left, top } = element.getBoundingClientRect();
    return { id: element.dataset.id ?? '', left, top };
  });
  return ticketFall(places).flatMap(({ frames, number, options }, i) => {
    const order = elements[i]!.querySelector('.ticket-order');
    return [
      elements[i]!.animate(frames as Keyframe[], options),
      ...(order ? [order.animate(number as Keyframe[], options)] : []),
    ];
  });
}
