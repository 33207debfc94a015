/** Pixels between the two, and to the edges of the window. */
const GAP = 4;
const EDGE = 8;

/** Where a panel goes: below what it belongs to, or above where there is no room, and inside of the window. */
export function besidePlace(
  anchor: Pick<DOMRect, 'left' | 'top' | 'bottom'>,
  panel: Pick<DOMRect, 'width' | 'height'>,
  page: { width: number; height: number },
): { left: number; top: number } {
  const below = anchor.bottom + GAP;
  const fits = below + panel.height <= page.height - EDGE;
  const top = fits ? below : anchor.top - GAP - panel.height;
  return {
    left: Math.max(EDGE, Math.min(anchor.left, page.width - EDGE - panel.width)),
    top: Math.max(EDGE, Math.min(top, page.height - EDGE - panel.height)),
  };
}

/** Keeps a fixed panel beside its anchor while the page scrolls or changes its size; ends with what it gives back. */
export function beside(anchor: HTMLElement, panel: HTMLElement): () => void {
  const place = () => {
    const page = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = besidePlace(anchor.getBoundingClientRect(), panel.getBoundingClientRect(), page);
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };
  place();
  window.addEventListener('resize', place);
  // Of whatever scrolls on the way.
  window.addEventListener('scroll', place, true);
  return () => {
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place, true);
  };
}
