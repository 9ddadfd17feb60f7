// Small parts of the page that several of its places use.

export function element(name, properties = {}) {
  const made = document.createElement(name);
  const { role, ...others } = properties;
  if (role) made.setAttribute("role", role);
  return Object.assign(made, others);
}

export function button(words, press, className = "md-button") {
  return element("button", { type: "button", className, textContent: words, onclick: press });
}

/** Give the reader a file to keep. */
export function save(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Show what Python's worker tells while one waits: megabytes first, then steps. */
export function told(message, { bar, say, sizes }) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
  switch (message.kind) {
    case "bytes": {
      const { libraries = "" } = bar.dataset;
      const most = sizes[libraries || "core"] ?? message.loaded; // one that we do not know
      const loaded = Math.min(message.loaded, most);
      bar.hidden = false;
      bar.max = most;
      bar.value = loaded;
      const what = libraries || "Python";
      const are = libraries.includes(" and ") ? "are" : "is";
      say(`${what} ${are} loading, this once: ${megabytes(loaded)} of ${megabytes(most)} MB unpacked`);
      break;
    }
    case "libraries":
      bar.dataset.libraries = message.names.join(" and ");
      break;
    case "iteration":
      bar.hidden = false;
      bar.max = message.of;
      bar.value = message.done;
      say(`Iteration ${message.done} of ${message.of}`);
      break;
    case "step":
      delete bar.dataset.libraries;
      if (message.words === "Checking …") bar.hidden = true;
      else bar.removeAttribute("value");
      say(message.words);
      break;
    default:
  }
}
