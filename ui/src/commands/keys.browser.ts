import { expect, test } from 'vitest';
import { t } from '../i18n/i18n.svelte';
import { openDesk } from '../testing/window';
import { commands, type GroupName } from './commands.svelte';
import { keyName } from './shortcuts';

const groups: GroupName[] = ['file', 'edit', 'block', 'review', 'view'];

/** The table of all commands; renewed by `npx vitest run --project browser -u src/commands`. */
test('docs/keys.md has every command with its keys', async () => {
  await openDesk();
  const rows = (group: GroupName) =>
    commands.all
      .filter((command) => command.group === group)
      .map(({ name, keys }) => `| ${t(`command.${name}`)} | ${keys?.map((key) => `\`${keyName(key)}\``).join(', ') ?? ''} |`);
  const sections = groups.map((group) => [`## ${t(`group.${group}`)}`, '', '| Befehl | Tasten |', '|---|---|', ...rows(group), ''].join('\n'));
  const intro =
    'Alle Befehle stehen in der Menüleiste und in der Befehlspalette (Strg+Umschalt+P); F1 zeigt die Tasten im Fenster.\nAuf dem Mac steht ⌘ für Strg. This table is made from the program; the window shows it in English, too.';
  await expect(`# Befehle und Tasten\n\n${intro}\n\n${sections.join('\n')}`).toMatchFileSnapshot('../../../docs/keys.md');
});
