import { describe, expect, it } from 'vitest';
import { date, duration, fault, has, number, plain, sentence, text, trouble } from '.';
import { systemName } from './system';

describe('texts of the window', () => {
  it('come from the catalogue', () => {
    expect(text('action')).toBe('Action');
    expect(text('tries-left', { triesLeft: 1 })).toBe('1 try left');
    expect(sentence({ code: 'card-serial', data: { id: '20000001' } })).toBe('serial 20000001');
    expect(has('action')).toBe(true);
    expect(has('cancel-by-keyboard-of-a-terminal')).toBe(false);
  });

  it('say an error in three texts and its code', () => {
    const told = trouble({ code: 'wrong-pin', data: { 'tries-left': 2, role: 'officer', device: 'Reader 1' } });
    expect(told.what).toBe('The PIN of the officer card is wrong: 2 tries left.');
    expect(told.notDone).toBe('Nothing was signed with it.');
    expect(told.next).toContain('Type the PIN again.');
    expect([told.details, told.code]).toEqual([[], 'wrong-pin']);
  });

  it('write the place of a key as the table does, in inner sentences too', () => {
    const why = { code: 'no-key', data: { key: '9a' } };
    const told = trouble({ code: 'action-not-possible', data: { key: '9a', action: 'add', why } });
    expect([told.what, ...told.details]).toEqual(['Add cannot be done for key 9A.', 'There is no key in 9A.']);
    const left = trouble({ code: 'cancelled', data: { 'left-behind': 'new-keys', 'new-keys': '9a, 9d' } });
    expect(left.notDone).toContain('(9A, 9D)');
    expect(fault({ code: 'field-required', about: 'x', data: { about: 'Room 9a' } }).what).toContain('Room 9a');
  });

  it('say what can be said of an error without texts', () => {
    const told = trouble({ code: 'of-a-newer-host', data: {} });
    expect(told.what).toBe(trouble({ code: 'unknown', data: {} }).what);
    expect(told.next).toContain('of-a-newer-host');
  });

  it('say what a run left behind for what was not done', () => {
    const data = { role: 'subject', order: '0199f3b2', 'left-behind': 'not-written' };
    const told = trouble({ code: 'card-removed', data });
    expect(told.notDone).toContain('Certificates are issued');
    expect(told.next).toContain('Put the card back');
    expect(told.next).toContain('Submit');
  });

  it('say a fault by its label, and one of a newer host by what it says itself', () => {
    const required = { code: 'field-required', about: 'email', data: { field: 'email', about: 'E-mail' } };
    expect(fault(required)).toEqual({ about: 'email', what: 'E-mail must be filled.', next: 'Fill E-mail.' });
    const newer = { code: 'of-a-newer-host', about: '', data: { said: 'No cards on Sundays.' } };
    expect(fault(newer).what).toBe('No cards on Sundays.');
  });

  it('write what something took', () => {
    expect([340, 5_040, 12_000, 61_900].map(duration)).toEqual(['0.3 s', '5.0 s', '12 s', '1 min 1 s']);
  });

  it('write numbers and dates, and clean what stands by itself', () => {
    expect(number(12)).toBe('12');
    expect(date('2026-11-02T12:00:00Z')).toContain('2026');
    expect(plain('a\u202eb\u0000')).toBe('ab');
  });
});

describe('the system', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 'macos'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15', 'linux'],
    ['', 'other'],
  ])('is told by %s', (userAgent, name) => {
    expect(systemName(userAgent)).toBe(name);
  });
});
