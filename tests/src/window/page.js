// What a person finds in a page: by what it is, and by its name. Run by the fixture before each question it asks.

const plain = (text) => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

const isSeen = (element) =>
  !element.closest('[inert], [aria-hidden="true"]') &&
  element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
  element.getBoundingClientRect().width > 0;

const IMPLICIT = {
  A: 'link', BUTTON: 'button', DIALOG: 'dialog', H1: 'heading', H2: 'heading', H3: 'heading', OPTION: 'option',
  PROGRESS: 'progressbar', SELECT: 'combobox', SUMMARY: 'button', TABLE: 'table', TD: 'cell', TEXTAREA: 'textbox', TH: 'columnheader',
  TR: 'row', LI: 'listitem', OUTPUT: 'status',
};
const INPUTS = { checkbox: 'checkbox', radio: 'radio', button: 'button', submit: 'button', file: 'file', search: 'searchbox' };

// A field for a PIN has no role in ARIA; to a person it is a field.
const roleOf = (element) =>
  element.getAttribute('role') ??
  (element.tagName === 'INPUT' ? (INPUTS[element.type] ?? 'textbox') : IMPLICIT[element.tagName]);

const byIds = (ids) =>
  (ids ?? '').split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent).join(' ');

// A mark beside a label says that a value is required; it is no part of the name.
const withoutMarks = (element) => {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], input, select, textarea, style')) hidden.remove();
  return copy.textContent;
};

const nameOf = (element) =>
  plain(byIds(element.getAttribute('aria-labelledby'))) ||
  plain(element.getAttribute('aria-label')) ||
  plain([...(element.labels ?? [])].map(withoutMarks).join(' ')) ||
  (['textbox', 'combobox', 'searchbox', 'file'].includes(roleOf(element)) && element.tagName !== 'BUTTON' ? '' : plain(withoutMarks(element))) ||
  plain(element.getAttribute('title'));

// While a dialog is open, it is all there is.
const top = () =>
  [...document.querySelectorAll('dialog[open], [role="dialog"], [role="alertdialog"]')].filter(isSeen).at(-1) ?? document;

// What opens out of a dialog or a button (a list, a menu) may lie beside it in the document.
const POPPED = '[role="listbox"], [role="menu"], [role="tooltip"]';
const places = () => {
  const place = top();
  return place === document ? [document] : [place, ...[...document.querySelectorAll(POPPED)].filter(isSeen)];
};

const all = (roles) =>
  places()
    .flatMap((place) => [place, ...place.querySelectorAll('*')])
    .filter((element) => element !== document)
    .filter((element) => roles.includes(roleOf(element)) && isSeen(element));

const isEnabled = (element) => !element.disabled && element.getAttribute('aria-disabled') !== 'true';

// By its whole name, or else by how its name begins: "Employee card" is also "Employee card, revision 4".
const found = (roles, name) => {
  const those = all(roles);
  const exact = those.filter((element) => nameOf(element) === name);
  const begins = (long) => long.startsWith(name) && !/^[\p{L}\p{N}]/u.test(long.slice(name.length));
  return exact.length > 0 ? exact : those.filter((element) => begins(nameOf(element)));
};

const text = () => places().map((place) => plain((place.body ?? place).innerText)).join('\n');
