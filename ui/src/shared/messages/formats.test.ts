import { describe, expect, it } from 'vitest';
import { Formats } from './formats';

const DAY = '2026-11-02T23:05:09Z';

describe('formats', () => {
  it.each([
    ['en-US', 'Nov 3, 2026', '12:05 AM'],
    ['en-GB', '3 Nov 2026', '00:05'],
    ['de-DE', '3 Nov 2026', '00:05'],
    ['sv-SE', '3 Nov 2026', '00:05'],
  ])('write English dates as the region of %s does', (system, day, time) => {
    const formats = new Formats('en', system, 'Europe/Stockholm');
    expect(formats.date(DAY)).toBe(day);
    expect(formats.dateTime(DAY).replaceAll('\u202f', ' ')).toContain(time);
  });

  it('write numbers by the region', () => {
    expect(new Formats('en', 'en-US').number(4_194_304)).toBe('4,194,304');
    expect(new Formats('de', 'de-DE').number(4_194_304)).toBe('4.194.304');
  });

  it('write seconds as fine as they can be read', () => {
    const formats = new Formats('en', 'en-US');
    expect([4, 340, 9_960, 12_400].map((time) => formats.seconds(time))).toEqual(['0.0', '0.3', '10.0', '12']);
  });

  it('show what is no time as it came, and take any system for one', () => {
    expect(new Formats('en', 'C').date('soon')).toBe('soon');
    expect(new Formats('en', 'not a locale').number(1000)).toBe('1,000');
  });
});
