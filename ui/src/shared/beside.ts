/** How a panel lies to what it belongs to. */
export interface Lie {
  /** The side on which it goes where there is room; otherwise it takes the other one. */
  side?: 'above' | 'below';
  /** Which of its sides lies where that of the other does. */
  align?: 'start' | 'end';
  /** Pixels between the two. */
  gap?: number;
}

/** Pixels to the edges of the window. */
const EDGE = 8;

/** Where a panel goes: beside what it belongs to, and inside of the window. */
export function besidePlace(
  anchor: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  panel: Pick<DOMRect, 'width' | 'height'>,
  page: { width: number; height: number },
  { side = 'below', align = 'start', gap = 4 }: Lie = {},
): { left: number; top: number } {
  const [above, below] = [anchor.top - gap - panel.height, anchor.bottom + gap];
  const last = page.height - EDGE - panel.height;
  const isBelow = side === 'below' ? below <= last : above < EDGE;
  const left = align === 'start' ? anchor.left : anchor.right - panel.width;
  return {
    left: Math.max(EDGE, Math.min(left, page.width - EDGE - panel.width)),
    top: Math.max(EDGE, Math.min(isBelow ? below : above, last)),
  };
}

/**
 * Puts a fixed panel at the end of the page, where nothing around it cuts it off, and keeps it beside its anchor while anything
 * scrolls or changes its size. Takes it away with what it gives back: where a part of the page goes as a whole, what was put
 * elsewhere would stay.
 */
export function beside(anchor: HTMLElement, panel: HTMLElement, lie: Lie = {}): () => void {
  const place = () => {
    const page = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = besidePlace(anchor.getBoundingClientRect(), panel.getBoundingClientRect(), page, lie);
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };
  document.body.append(panel);
  place();
  const sizes = new ResizeObserver(place);
  sizes.observe(panel);
  sizes.observe(anchor);
  window.addEventListener('resize', place);
  // Of whatever scrolls on the way.
  window.addEventListener('scroll', place, true);
  return () => {
    sizes.disconnect();
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place, true);
    panel.remove();
  };
}
