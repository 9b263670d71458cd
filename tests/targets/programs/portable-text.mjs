// Renders the body of a document of Sanity: node portable-text.mjs FOLDER < interview.ndjson > page.html
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const { toHTML, escapeHTML } = createRequire(process.argv[2] + '/package.json')('@portabletext/to-html');

const document = JSON.parse(readFileSync(0, 'utf8'));
const block = ({ children }) => `<p>${children}</p>`;
const components = {
  block: { question: block, note: block, intro: block, byline: block },
  types: {
    figure: ({ value }) => `<figure><img src="${escapeHTML(value._sanityAsset ?? '')}"></figure>`,
    box: ({ value }) => `<aside>${toHTML(value.content, { components })}</aside>`,
  },
};
const complain = message => { throw new Error(message); };
process.stdout.write(toHTML(document.body, { components, onMissingComponent: complain }));
