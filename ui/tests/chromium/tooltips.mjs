/**
 * Points at every button that cannot be used, and says which of the reasons cannot be read whole. Runs in the page, and so
 * stands by itself.
 *
 * @returns {Promise<string[]>} what is wrong
 */
export async function tooltips() {
  const wrong = [];
  for (const button of document.querySelectorAll('.place > button[aria-disabled="true"][aria-describedby]')) {
    if (!button.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    // One that is scrolled out of sight is scrolled to before it is pointed at.
    button.scrollIntoView({ block: 'nearest' });
    button.parentElement.dispatchEvent(new PointerEvent('pointerenter'));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const said = document.querySelector('[role="tooltip"]');
    if (said === null) wrong.push(`says no reason: ${button.textContent.trim()}`);
    else if (isCut(said)) wrong.push(`the reason leaves the window: ${said.textContent}`);
    button.parentElement.dispatchEvent(new PointerEvent('pointerleave'));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return wrong;

  function isCut(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
    return !isInside || clips(element.parentElement);
  }

  /** What is at the end of the page is cut off by nothing but the window. */
  function clips(element) {
    if (element === null || element === document.body) return false;
    return getComputedStyle(element).overflow !== 'visible' || clips(element.parentElement);
  }
}
