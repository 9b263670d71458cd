import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** Who may import whom in the UI (ARCHITECTURE.md). Patterns are matched against the import as it is written. */
const only = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});
const tauri = '@tauri-apps/*';
const features = ['**/library/*', '**/draft/*', '**/settings/*', '**/history/*'];

export default typescript.config(
  { ignores: ['dist', 'node_modules', 'src/ipc/bindings'] },
  ...typescript.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: typescript.parser } } },
  { rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }], 'svelte/no-at-html-tags': 'error', 'svelte/prefer-svelte-reactivity': 'off' } },
  only(['src/**/*.{ts,svelte}'], [tauri], 'Only ipc/ speaks to Tauri.'),
  only(['src/ipc/**/*.ts'], ['**/editor/*', '**/shared/*', ...features], 'ipc/ knows only itself.'),
  only(['src/editor/**/*.{ts,svelte}'], [tauri, ...features], 'editor/ knows no feature.'),
  only(['src/shared/**/*.{ts,svelte}'], [tauri, '**/ipc/*', '**/editor/*', '**/i18n/*', ...features], 'shared/ knows only itself.'),
  only(['src/commands/**/*.{ts,svelte}'], [tauri, '**/ipc/*', '**/editor/*', ...features], 'commands/ knows no feature.'),
  only(['src/i18n/**/*.ts'], [tauri, '**/ipc/*', '**/editor/*', '**/shared/*', ...features], 'i18n/ knows only itself.'),
  only(['src/library/**/*.{ts,svelte}'], [tauri, '**/draft/*', '**/settings/*'], 'A feature knows no other.'),
  only(['src/draft/**/*.{ts,svelte}'], [tauri, '**/library/*', '**/settings/*'], 'A feature knows no other.'),
  only(['src/settings/**/*.{ts,svelte}'], [tauri, '**/library/*', '**/draft/*'], 'A feature knows no other.'),
);
