/** What else letters are that have no accent to lose. */
const LIGATURES: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A text without case and accents. */
export function bare(text: string): string {
  const lower = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return lower.replace(/[ßæœøłđðþı]/g, (letter) => LIGATURES[letter] ?? letter);
}

/**
 * How well a name, and what else is said of it, fit what was typed: less is better, nothing is not at all. Each word has to
 * fit: best where the name begins with it, then where one of its words does, then inside of it, then in what else is
 * said, and last where it is put together from how words of the name begin (`gtar` for Go to Archive).
 */
export function fit(name: string, more: string, typed: string): number | null {
  const words = bare(typed).split(/\s+/).filter(Boolean);
  const fits = words.map((word) => fitOf(word, bare(name), bare(more)));
  return fits.some((one) => one === null) ? null : fits.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function fitOf(word: string, name: string, more: string): number | null {
  const at = name.indexOf(word);
  if (at === 0) return 0;
  if (wordsOf(name).some((one) => one.startsWith(word))) return 1;
  if (at > 0) return 2;
  if (more.includes(word)) return 3;
  return word.length > 1 && isOfBeginnings(word, wordsOf(name)) ? 4 : null;
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether these letters are beginnings of words, in the words' order; words may be left out. */
function isOfBeginnings(letters: string, words: string[]): boolean {
  if (letters === '') return true;
  return words.some((word, at) => {
    for (let taken = commonBeginning(letters, word); taken > 0; taken -= 1) {
      if (isOfBeginnings(letters.slice(taken), words.slice(at + 1))) return true;
    }
    return false;
  });
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
