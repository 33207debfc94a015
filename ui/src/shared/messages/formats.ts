/** Numbers, dates and times as they are written where the officer works. */
export class Formats {
  readonly #locale: string;
  readonly #timeZone: string | undefined;
  readonly #collator: Intl.Collator;

  /**
   * @param language the language of the texts
   * @param system the locale of the system, whose region decides the order of a date
   * @param timeZone the system's where none is given
   */
  constructor(language: string, system: string, timeZone?: string) {
    this.#locale = regional(language, system);
    this.#timeZone = timeZone;
    this.#collator = new Intl.Collator(this.#locale);
  }

  /** A count or a size. */
  number(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  /** The order of two texts in a list of this language: negative where the first one comes first. */
  compared(one: string, other: string): number {
    return this.#collator.compare(one, other);
  }

  /** The day of a point in time (RFC 3339), its month in letters: no order of day and month can be misread. */
  date(rfc3339: string): string {
    return this.#time(rfc3339, { dateStyle: 'medium' });
  }

  /** Day and time of a point in time (RFC 3339), to the minute, on the clock of this computer. */
  dateTime(rfc3339: string): string {
    return this.#time(rfc3339, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** Seconds with one decimal; `whole` seconds from ten on, where a decimal says nothing. */
  seconds(milliseconds: number): string {
    const digits = milliseconds < 10_000 ? 1 : 0;
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(this.#locale, format).format(milliseconds / 1000);
  }

  /** What is no point in time stands as it came: it is data, and showing it says more than hiding it. */
  #time(rfc3339: string, style: Intl.DateTimeFormatOptions): string {
    const time = new Date(rfc3339);
    if (Number.isNaN(time.getTime())) return rfc3339;
    return new Intl.DateTimeFormat(this.#locale, { ...style, timeZone: this.#timeZone }).format(time);
  }
}

/** The language of the texts as the system's region writes it: English in Sweden writes its own dates. */
function regional(language: string, system: string): string {
  try {
    const region = new Intl.Locale(system).maximize().region;
    return region === undefined ? language : new Intl.Locale(language, { region }).toString();
  } catch {
    return language;
  }
}
