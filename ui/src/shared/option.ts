/** Something that can be chosen. */
export interface Option {
  /** What tells it from the others. */
  value: string;
  /** Its name. */
  label: string;
  /** A second line. */
  detail?: string | undefined;
  /** Shown, and not to be chosen; the second line says why. */
  disabled?: boolean;
}

/** Options under one heading. */
export interface OptionGroup {
  /** The heading; none for a list of one group. */
  heading?: string | undefined;
  options: Option[];
}

/** The groups with the options alone in which each word of what was typed occurs; groups without any are left out. */
export function matching(groups: OptionGroup[], typed: string): OptionGroup[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (option: Option) => {
    const text = `${option.label} ${option.detail ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, options: group.options.filter(fits) }))
    .filter((group) => group.options.length > 0);
}
