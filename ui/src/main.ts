import './shared/tokens.css';
import './shared/base.css';
import './shared/choices.css';
import './shared/skeleton.css';
import { mount } from 'svelte';
import { WindowStore } from './shared/view.svelte';

const place = document.getElementById('window');
if (place === null) throw new Error('index.html has no place for the window');

const store = new WindowStore();
// The program answers while the screens are loaded.
const [{ default: App }] = await Promise.all([import('./App.svelte'), store.start(), speakAtOnce()]);
place.replaceChildren();
mount(App, { target: place, props: { store } });
// For whoever measures the start: the skeleton was painted before.
requestAnimationFrame(() => performance.mark('screen'));

/** The address names the language of the settings, so that no screen is seen in another one first; later the view does. */
async function speakAtOnce(): Promise<void> {
  const { languageOf, speak } = await import('./shared/messages');
  const language = languageOf(new URLSearchParams(location.search).get('language'));
  if (language !== null) await speak(language, navigator.language);
}
