// A report as elements of the page. Whatever the student's code said enters as text, never as HTML.

/** What can be followed: a line of a file, a part of a lesson's page, another lesson. */
const LINKS =
  /(?:lessons\/)?(lesson\w+)\.py:(\d+)|docs\/lessons\/(\w+)\.md(#[\w-]+)?|python -m checker (lesson\d+)/g;

/**
 * The lines of a report.
 *
 * lesson: the stem of the lesson of this page. show(line): moves the editor there.
 * pageOf(name): address of a lesson's page, by its stem or its key.
 */
export function linesOf(lines, { lesson, show, pageOf }) {
  const shown = document.createElement("pre");
  shown.className = "handgrad-lines";
  shown.tabIndex = 0; // where it is wider than the page, the keyboard scrolls it
  shown.setAttribute("role", "group");
  shown.setAttribute("aria-label", "Report");
  for (const line of lines) {
    for (const [words, style] of line) {
      const piece = document.createElement("span");
      piece.className = style.split(" ").map((name) => `handgrad-${name}`).join(" ");
      piece.append(...linked(words, { lesson, show, pageOf }));
      shown.append(style ? piece : piece.childNodes.length === 1 ? piece.firstChild : piece);
    }
    shown.append("\n");
  }
  return shown;
}

function* linked(words, { lesson, show, pageOf }) {
  let end = 0;
  for (const match of words.matchAll(LINKS)) {
    const [all, file, line, page, anchor, key] = match;
    if (match.index > end) yield words.slice(end, match.index);
    end = match.index + all.length;
    if (file === lesson) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "handgrad-link";
      button.textContent = all;
      button.onclick = () => show(Number(line));
      yield button;
    } else {
      const link = document.createElement("a");
      link.href = pageOf(file ?? page ?? key) + (anchor ?? "");
      link.textContent = all;
      yield link;
    }
  }
  if (end < words.length) yield words.slice(end);
}

/** The marks for the lines of the editor. */
export function marksOf(report) {
  const marks = [];
  const add = (pointer, words, severity) => {
    if (pointer?.file === report.file) marks.push({ line: pointer.line, words, severity });
  };
  for (const check of report.checks.filter(({ status }) => status === "failed")) {
    const severity = check.further ? "info" : "error";
    for (const { pointer, message } of check.diagnosis) add(pointer, message, severity);
    const stopped = check.fact.match(/(\S+\.py):(\d+)/);
    if (stopped) add({ file: stopped[1], line: Number(stopped[2]) }, check.fact, severity);
    else if (!check.diagnosis.length) add(check.pointer, check.fact, severity);
  }
  const seen = new Set();
  return marks.filter(({ line, words }) => {
    const key = `${line} ${words}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One sentence that sums a report up, for the line that screen readers read. */
export function summaryOf({ status, checks, blamed }) {
  const asked = checks.filter(({ further }) => !further);
  const passed = asked.filter((check) => check.status === "passed").length;
  if (status === "passed") return `Passed: all ${asked.length} checks.`;
  if (status === "not started") return "Not started: write the function, then press Check.";
  if (status === "checker error") return "The checker itself failed, so nothing was judged.";
  const first = asked.find((check) => check.status === "failed");
  const waiting = blamed && `The others wait for your ${blamed}.`;
  const why = first?.diagnosis[0]?.message ?? first?.fact ?? waiting;
  return `${passed} of ${asked.length} checks passed. ${why}`.trim();
}
