/** Every block has an id of its own. Commands see to it; this catches what comes from outside: paste, drop, fitting. */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { newId } from './ids';
import { nodes } from './schema';

const isBlock = (node: Node) => 'id' in (node.type.spec.attrs ?? {});

/** The same content, with new ids: what is pasted is not what was copied. */
function renamed(fragment: Fragment): Fragment {
  const children: Node[] = [];
  fragment.forEach((node) => {
    const content = isBlock(node) ? node.content : renamed(node.content);
    children.push(isBlock(node) ? node.type.create({ ...node.attrs, id: newId() }, content, node.marks) : node.copy(content));
  });
  return Fragment.fromArray(children);
}

export function identity(): Plugin {
  return new Plugin({
    props: {
      // Pictures belong to records of their own draft; their blocks are not copied.
      transformPasted: (slice) => {
        const kept: Node[] = [];
        slice.content.forEach((node) => {
          if (node.type !== nodes.portrait) kept.push(node);
        });
        const isWhole = kept.length === slice.content.childCount;
        return new Slice(renamed(Fragment.fromArray(kept)), isWhole ? slice.openStart : 0, isWhole ? slice.openEnd : 0);
      },
    },
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const seen = new Set<string>();
      const tr = state.tr;
      state.doc.forEach((node, pos) => {
        const id = node.attrs.id as string | null;
        if (id && !seen.has(id)) seen.add(id);
        else {
          const fresh = newId();
          seen.add(fresh);
          tr.setNodeAttribute(pos, 'id', fresh);
        }
      });
      return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
    },
  });
}
