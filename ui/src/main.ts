import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import 'prosemirror-view/style/prosemirror.css';
import './styles/base.css';
import './styles/tokens.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './ipc';

const target = document.getElementById('app');
if (target) {
  const newsroom = await connect();
  mount(App, { target, props: { newsroom } });
}
