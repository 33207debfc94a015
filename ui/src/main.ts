import './shared/tokens.css';
import './shared/base.css';
import './shared/choices.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { WindowStore } from './shared/view.svelte';

const place = document.getElementById('window');
if (place === null) throw new Error('index.html has no place for the window');

const store = new WindowStore();
void store.start();
mount(App, { target: place, props: { store } });
