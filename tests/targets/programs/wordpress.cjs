// Reads blocks as WordPress's editor does, and says which are not valid: node wordpress.cjs FOLDER < blocks.html
const { createRequire } = require('node:module');
const from = createRequire(process.argv[2] + '/package.json');
const { JSDOM, VirtualConsole } = from('jsdom');
const { window } = new JSDOM('<!doctype html><body></body>', {
  url: 'https://x.example/', pretendToBeVisual: true, virtualConsole: new VirtualConsole(),
});
global.window = window;
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in global)) try { global[name] = window[name]; } catch { /* some cannot be read */ }
}
Object.defineProperty(global, 'navigator', { value: window.navigator, configurable: true });
window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
global.matchMedia = window.matchMedia;
global.requestAnimationFrame = window.requestAnimationFrame;
for (const name of ['ResizeObserver', 'IntersectionObserver']) global[name] = window[name] = class { observe() {} unobserve() {} disconnect() {} };
window.CSS = global.CSS = { supports: () => false, escape: text => text };

const { parse } = from('@wordpress/blocks');
from('@wordpress/block-library').registerCoreBlocks();
const log = { ...console };
for (const name of ['log', 'info', 'warn', 'error', 'groupCollapsed']) console[name] = () => {};
const text = require('node:fs').readFileSync(0, 'utf8');
const bad = [];
const visit = blocks => blocks.forEach(block => {
  if (!block.isValid || block.name === 'core/freeform' || block.name === 'core/missing') {
    bad.push(`${block.name}: ${block.originalContent}\n${(block.validationIssues ?? []).map(i => i.args?.join(' ')).join('\n')}`);
  }
  visit(block.innerBlocks);
});
const blocks = parse(text);
visit(blocks);
if (bad.length > 0 || blocks.length < 10) {
  log.error(`${blocks.length} blocks, ${bad.length} not valid\n${bad.slice(0, 3).join('\n\n')}`);
  process.exit(1);
}
log.log(`${blocks.length} blocks`);
process.exit(0);
