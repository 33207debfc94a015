// What the window speaks: the one state behind all texts, so that a change of language changes every text that is shown.

import { type Manner, Messages } from './catalogue';
import { ENGLISH } from './english';
import { Formats } from './formats';
import { spelled } from './key-places';
import { filesOf, type Language } from './languages';
import { pseudo } from './pseudo';
import { systemName } from './system';

/** Texts and formats of one language. */
type Speech = { language: Language; messages: Messages; formats: Formats };

/** Whether the page's address asks for the pseudo-locale. */
export const isPseudo = new URLSearchParams(location.search).get('locale') === 'pseudo';

const manner: Manner = {
  always: { in: 'window', system: systemName(navigator.userAgent) },
  spelled,
  transform: isPseudo ? pseudo : undefined,
};
const english = new Messages('en', ENGLISH, manner);

// Replaced as a whole: no text is ever of one language and its numbers of another one.
let speech = $state.raw<Speech>(speechIn('en', english, navigator.language));
let wished = '';

/** The speech of this moment. Whoever shows what comes of it shows it anew when it changes. */
export function spoken(): Speech {
  return speech;
}

/**
 * Speaks that language from the moment its texts are there; the last one that was wished for is it. Where they cannot be
 * loaded, all stays as it is.
 *
 * @param region the system's locale, whose region decides how dates and numbers are written
 */
export async function speak(language: Language, region: string): Promise<void> {
  const wish = `${language} ${region}`;
  if (wish === wished) return;
  wished = wish;
  try {
    const messages = language === 'en' ? english : new Messages(language, await filesOf(language), manner, english);
    if (wished !== wish) return;
    speech = speechIn(language, messages, region);
    document.documentElement.lang = language;
  } catch {
    // A program whose own files are gone. The next wish tries again.
    if (wished === wish) wished = '';
  }
}

function speechIn(language: Language, messages: Messages, region: string): Speech {
  return { language, messages, formats: new Formats(language, region) };
}
