// The editor: CodeMirror with Python, bundled into one file. Colours are those of the page.
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  HighlightStyle,
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--md-code-hl-string-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--md-code-hl-number-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
  {
    tag: [tags.function(tags.variableName), tags.definition(tags.variableName)],
    color: "var(--md-code-hl-function-color)",
  },
  { tag: tags.operator, color: "var(--md-code-hl-operator-color)" },
]);

const theme = EditorView.theme({
  "&": {
    color: "var(--md-code-fg-color)",
    backgroundColor: "var(--md-code-bg-color)",
    fontSize: ".68rem",
  },
  ".cm-scroller, .cm-content": { fontFamily: "var(--md-code-font-family, monospace)" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-gutters": {
    color: "var(--md-default-fg-color--light)",
    backgroundColor: "transparent",
    border: "none",
  },
  ".cm-activeLine": { backgroundColor: "var(--md-code-hl-color--light, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--md-code-hl-color, #8884) !important",
  },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  ".cm-tooltip": {
    color: "var(--md-default-fg-color)",
    backgroundColor: "var(--md-default-bg-color)",
  },
});

/**
 * Put an editor into an element.
 *
 * label: what a screen reader calls it.
 * changed(): called after each change. check(): called on Ctrl-Enter.
 */
export function edit(parent, text, { label, changed, check }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        python(),
        syntaxHighlighting(colours),
        theme,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
        // Tab leaves the editor, as it leaves any other field: no trap for the keyboard.
        keymap.of([
          { key: "Mod-Enter", run: () => (check(), true) },
          { key: "Mod-]", run: indentMore },
          { key: "Mod-[", run: indentLess },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    },
    /** Show marks in front of lines: {line, words, severity} each. */
    mark(marks) {
      const { doc } = view.state;
      const found = marks.filter(({ line }) => line >= 1 && line <= doc.lines);
      const placed = found.map(({ line, words, severity }) => {
        const { from, to } = doc.line(line);
        return { from, to, message: words, severity };
      });
      view.dispatch(setDiagnostics(view.state, placed));
    },
    /** Move to a line. */
    show(line) {
      const { doc } = view.state;
      const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
  };
}
