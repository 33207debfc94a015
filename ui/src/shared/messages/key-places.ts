const KEYS = ['key', 'about', 'new-keys', 'keys'];
const PLACES = /^[89][0-9a-f](, [89][0-9a-f])*$/;

/** An argument as the window writes it: a key's place on the card as its table does, `9A`. */
export function spelled(name: string, value: string): string {
  return KEYS.includes(name) && PLACES.test(value) ? value.toUpperCase() : value;
}
