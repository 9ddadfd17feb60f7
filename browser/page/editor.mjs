// The editor: CodeMirror, or a plain field of text where it cannot be loaded.

/** As `edit` of codemirror.mjs. */
export async function edit(parent, text, options) {
  try {
    return (await import("./codemirror.mjs")).edit(parent, text, options);
  } catch {
    return plain(parent, text, options);
  }
}

function plain(parent, text, { label, changed, check }) {
  const field = document.createElement("textarea");
  field.rows = Math.min(30, text.split("\n").length + 4);
  field.spellcheck = false;
  field.autocapitalize = "off";
  field.setAttribute("aria-label", label);
  field.value = text;
  field.oninput = changed;
  field.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      check();
    }
  };
  parent.append(field);
  return {
    get text() {
      return field.value;
    },
    set text(value) {
      field.value = value;
      changed();
    },
    mark() {}, // the report names the lines
    show(line) {
      const before = field.value.split("\n").slice(0, line - 1).join("\n").length;
      field.focus();
      field.setSelectionRange(before + (line > 1), before + (line > 1));
    },
  };
}
