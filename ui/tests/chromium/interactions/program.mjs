// What tests ask of the program that stands in for the real one, and of the page.

/** The commands that were called, as name and what was given; those of one name where one is given. */
export async function calls(page, command) {
  const all = await page.evaluate(() => window.program.calls);
  return command === undefined ? all : all.filter((call) => call.command === command);
}

/** Shows the view of a scenario, as newer than the one before. */
export async function show(page, { view }) {
  await page.evaluate((view) => window.program.show(view), view);
}

/** What has the focus, in a few words: its label, and its cell or field where it has one. */
export async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    const cell = element.closest('[data-cell]')?.dataset.cell;
    if (cell !== undefined) return `cell ${cell}`;
    const field = element.closest('[data-field]')?.dataset.field;
    if (field !== undefined) return `field ${field}`;
    const labels = [...(element.labels ?? [])].map((label) => label.textContent.trim());
    return element.getAttribute('aria-label') ?? labels[0] ?? element.textContent.trim().slice(0, 60);
  });
}

/** Waits until a condition holds; says what it was for where it does not. */
export async function until(what, holds, most = 3000) {
  const end = Date.now() + most;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
