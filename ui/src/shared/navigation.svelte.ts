// Where in the window somebody is: what no program needs to know, and several parts of the window lead to.

import type { ServiceKind } from '../bindings';
import type { Tab } from './frame/tabs';

/** A dialog that can be opened from every screen. */
export type Everywhere = 'palette' | 'settings' | 'about' | 'support' | 'shortcuts';

/** What can be done with the card in sight, by its name. */
export type ServiceActs = Partial<Record<ServiceKind, () => void>>;

/** What the form or the run in sight can be told to do; what cannot be done now is missing. */
export interface FormActs {
  submit?: () => void;
  clear?: () => void;
  next?: () => void;
  back?: () => void;
}

class Navigation {
  /** The kind of work that is open. */
  tab = $state<Tab>('smart-card');
  /** The order that the Activity tab is to show, until it has. */
  order = $state<string | null>(null);
  /** The dialog that is open. */
  opened = $state<Everywhere | null>(null);
  /** The setting that Settings goes to. */
  setting = $state<string | null>(null);
  /** What the Smart card tab can be told to do. */
  form = $state.raw<FormActs>({});
  /** What can be done with the subject card's PIN. */
  services = $state.raw<ServiceActs>({});

  /** Opens a dialog, in the place of the one that is open. */
  open(dialog: Everywhere) {
    this.setting = null;
    this.opened = dialog;
  }

  /** Opens Settings at one of them. */
  openSetting(key: string) {
    this.setting = key;
    this.opened = 'settings';
  }

  close() {
    this.opened = null;
  }

  /** Opens an order in the Activity tab. */
  showOrder(order: string) {
    this.order = order;
    this.tab = 'activity';
  }
}

/** Where somebody is in this window. */
export const navigation = new Navigation();
