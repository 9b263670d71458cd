// Renders a post's `lexical` as Ghost does: node ghost.cjs FOLDER < ghost.json > page.html
const { createRequire } = require('node:module');
const from = createRequire(process.argv[2] + '/package.json');
const { LexicalHTMLRenderer } = from('@tryghost/kg-lexical-html-renderer');
const { DEFAULT_NODES } = from('@tryghost/kg-default-nodes');
const { JSDOM } = from('jsdom');

const post = JSON.parse(require('node:fs').readFileSync(0, 'utf8')).db[0].data.posts[0];
const renderer = new LexicalHTMLRenderer({ dom: new JSDOM(), nodes: DEFAULT_NODES });
renderer.render(post.lexical, { siteUrl: 'https://x.example' }).then(html => process.stdout.write(html));
