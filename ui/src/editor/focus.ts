/** Focus mode: the pair with the caret as always, the others quieter. */
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { pairRange } from './commands';

const key = new PluginKey<boolean>('focus');

export function setFocusMode(view: EditorView, isOn: boolean): void {
  view.dispatch(view.state.tr.setMeta(key, isOn).setMeta('addToHistory', false));
}

export function focusMode(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, isOn) => (tr.getMeta(key) as boolean | undefined) ?? isOn,
    },
    props: {
      decorations(state) {
        if (!key.getState(state)) return null;
        const { doc, selection } = state;
        const [from, to] = pairRange(doc, Math.min(selection.$from.index(0), doc.childCount - 1));
        const away: Decoration[] = [];
        doc.forEach((node, pos, index) => {
          if (index < from || index >= to) away.push(Decoration.node(pos, pos + node.nodeSize, { class: 'is-away' }));
        });
        return DecorationSet.create(doc, away);
      },
    },
  });
}
