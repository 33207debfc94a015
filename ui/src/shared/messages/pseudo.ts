const PLAIN = 'acdegilnorstuyACDEGILNORSTUY';
const ACCENTED = [...'åçðéĝîļñöŕšţûýÅÇÐÉĜÎĻÑÖŔŠŢÛÝ'];
const VOWELS = 'aeiou';

/**
 * A piece of English as a language that nobody speaks: accents, and about a third longer. What fills texts is no piece of
 * them and stays as it is.
 */
export function pseudo(piece: string): string {
  return piece.replace(/[A-Za-z]/g, (letter) => {
    const accented = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
    return VOWELS.includes(letter) ? accented + accented : accented;
  });
}

/** The whole text in brackets: what is cut off lacks one, and what stands outside of them came from no catalogue. */
export function bracketed(text: string): string {
  return `[${text}]`;
}
