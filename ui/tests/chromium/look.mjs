/**
 * Looks at the page as a person would, and says what is wrong with it. Runs in the page, and so stands by itself.
 *
 * @param {{ pseudo?: boolean, data?: string[], english?: string[], said?: boolean }} wish whether the page speaks the
 *   pseudo-locale; what of it is data; what it said in English that it says otherwise in the language that it speaks now;
 *   whether to answer with what it says
 * @returns {string[]} what is wrong, or what is said
 */
export function look({ pseudo = false, data = [], english = [], said: isAsked = false }) {
  const wrong = [];
  const where = (element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `<${element.tagName.toLowerCase()} class="${element.className?.baseVal ?? element.className}"> “${name.trim().slice(0, 60)}”`;
  };
  const isSeen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest('[aria-hidden="true"]');
  const isForReadersOnly = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1;
  };

  function said() {
    const all = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent.trim();
      if (text !== '' && isSeen(parent) && !['SCRIPT', 'STYLE'].includes(parent.tagName)) all.push([text, parent]);
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name)?.trim();
        if (text && isSeen(element)) all.push([text, element]);
      }
    }
    return [...all, [document.title, document.documentElement]];
  }

  function texts() {
    for (const [text, element] of said()) {
      if (/⟦|\{\$|\bundefined\b|\bNaN\b|\[object |Invalid Date/.test(text))
        wrong.push(`missing text: ${text} in ${where(element)}`);
      if (pseudo && !isTranslated(text) && !isData(text) && element.closest('kbd') === null) {
        wrong.push(`not translated: “${text}” in ${where(element)}`);
      }
      if (text.split(' · ').some(isStillEnglish) && element.closest('kbd') === null) {
        wrong.push(`still English: “${text}” in ${where(element)}`);
      }
    }
  }

  function isStillEnglish(piece) {
    return english.includes(piece) && !isData(piece) && !piece.split(/: |, /).every(isData);
  }

  /** The product's name is the same everywhere. Data may stand beside texts. */
  function isTranslated(text) {
    const rest = withoutBrackets(text).replace(/^[\s:,·]+|[\s:,·]+$/g, '');
    if (text === 'Countersign' || rest === '') return true;
    return rest.length < text.length && (isData(rest) || rest.split(/ · |: |, /).every(isData));
  }

  /** What stands outside of the brackets of the pseudo-locale; brackets in data are none of those. */
  function withoutBrackets(text) {
    let rest = '';
    let depth = 0;
    for (const character of withoutBracketsInData(text)) {
      if (character === '[') depth += 1;
      else if (character === ']') depth -= 1;
      else if (depth === 0) rest += character;
    }
    return depth === 0 ? rest : text;
  }

  function withoutBracketsInData(text) {
    const bare = data.filter((one) => /[[\]]/.test(one));
    return bare.reduce((text, one) => {
      const at = text.toLowerCase().indexOf(one);
      return at < 0
        ? text
        : text.slice(0, at) + text.slice(at, at + one.length).replace(/[[\]]/g, '') + text.slice(at + one.length);
    }, text);
  }

  function isData(text) {
    const bare = text
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .toLowerCase();
    // Numbers and dates are written by the system.
    if (
      /^[\d\s.,:%+–·/-]*$/.test(bare) ||
      /^([a-z]{3,4} \d{1,2}|\d{1,2} [a-z]{3,4}),? \d{4}(, [\d:]+( [ap]m)?)?$/.test(bare)
    )
      return true;
    // Brackets are none of a text, spaces may have been put into digits.
    const squeezed = bare.replace(/[\s:…[\]]/g, '');
    return data.some((one) => one.includes(bare) || one.replace(/[\s:[\]]/g, '').includes(squeezed));
  }

  function overflow() {
    const page = document.scrollingElement;
    if (page.scrollWidth > page.clientWidth)
      wrong.push(`the page scrolls sideways: ${page.scrollWidth} > ${page.clientWidth}`);
    // What lies below the window's end would come into it with the focus, and its top would be gone.
    if (page.scrollHeight > page.clientHeight + 1)
      wrong.push(`the page is higher than the window: ${page.scrollHeight} > ${page.clientHeight}`);
    for (const element of document.querySelectorAll('body *')) {
      if (!isSeen(element) || isForReadersOnly(element)) continue;
      const style = getComputedStyle(element);
      const isWide = element.scrollWidth > element.clientWidth + 1;
      if (isWide && ['auto', 'scroll'].includes(style.overflowX)) wrong.push(`scrolls sideways: ${where(element)}`);
      if (isWide && ['hidden', 'clip'].includes(style.overflowX)) cutOff(element, style);
    }
  }

  /** Data that end in an ellipsis can be read whole: by the title, or in what opens from there. */
  function cutOff(element, style) {
    if (element.tagName === 'INPUT') return;
    const isOwn = pseudo && /^\[[^\]]*\]$/.test(element.textContent.trim());
    const readable = element.closest('[title]') !== null || (!isOwn && element.closest('[aria-haspopup]') !== null);
    if (style.textOverflow !== 'ellipsis' || !readable) wrong.push(`cut off: ${where(element)}`);
  }

  function buttons() {
    for (const element of document.querySelectorAll('button, [role="button"], [role="menuitem"], [role="option"]')) {
      if (!isSeen(element) || isForReadersOnly(element)) continue;
      const box = element.getBoundingClientRect();
      for (const node of element.querySelectorAll('*')) {
        const inside = node.getBoundingClientRect();
        const out = inside.width > 1 && (inside.right > box.right + 1 || inside.left < box.left - 1);
        if (out && isSeen(node) && getComputedStyle(element).overflow === 'visible') {
          wrong.push(`sticks out of its button: ${where(element)}`);
          break;
        }
      }
    }
  }

  /** What cannot be scrolled to cannot be read. */
  function reachable() {
    const page = document.scrollingElement;
    const right = page.scrollWidth;
    for (const element of document.querySelectorAll('button, input, [tabindex="0"], h1, h2, p')) {
      const box = element.getBoundingClientRect();
      if (!isSeen(element) || box.width <= 1) continue;
      if (box.left < -1 || box.right > Math.max(right, page.clientWidth) + 1)
        wrong.push(`beside the page: ${where(element)}`);
    }
  }

  if (isAsked) return said().map(([text]) => text);
  texts();
  overflow();
  buttons();
  reachable();
  return [...new Set(wrong)];
}
