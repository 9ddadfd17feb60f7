// Which lessons are passed: in the navigation, and as a list on the home page.
import { Stopped } from "./engine.mjs";
import { button, element, save, told } from "./parts.mjs";
import * as store from "./store.mjs";

/** Put a tick behind each passed lesson of the navigation. */
export function tick(lessons) {
  const passed = store.passed(lessons);
  for (const link of document.querySelectorAll("a.md-nav__link[href]")) {
    link.querySelector(".handgrad-tick")?.remove();
    const { pathname, hash } = new URL(link.href);
    const stem = pathname.match(/\/lessons\/(lesson\w+?)(?:\/|\.html)?$/)?.[1];
    if (passed.has(stem) && !hash) {
      const sign = element("span", { className: "handgrad-tick", textContent: " ✓" });
      sign.append(element("span", { className: "handgrad-unseen", textContent: " passed" }));
      link.append(sign);
    }
  }
}

/** The list of the home page, with the buttons to take the course elsewhere and back. */
export function list(box, course) {
  const { lessons, pageOf } = course;
  const passed = store.passed(lessons);
  const rows = element("ul", { className: "handgrad-lessons" });
  for (const { stem, key, title } of lessons) {
    const row = element("li");
    const link = element("a", { href: pageOf(stem), textContent: `${key}: ${title}` });
    const state = passed.has(stem) ? "✓ passed" : store.textOf(stem) ? "begun" : "not started";
    row.append(link, element("span", { textContent: ` ${state}` }));
    rows.append(row);
  }
  const count = element("p", { textContent: `${passed.size} of ${lessons.length} lessons passed.` });
  box.replaceChildren(count, rows, exchange(course, () => list(box, course)));
}

function exchange(course, changed) {
  const box = element("div", { className: "handgrad-buttons" });
  const status = element("p", { className: "handgrad-status", role: "status" });
  const bar = element("progress", { hidden: true });
  const file = element("input", { type: "file", accept: ".zip,.py,.ipynb", hidden: true });
  const say = (words) => {
    status.textContent = words;
  };
  const ask = async (request) => {
    try {
      const hear = (message) => told(message, { bar, say, sizes: course.sizes });
      return await course.engine.ask(request, hear);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      say(error.message);
      return undefined;
    } finally {
      bar.hidden = true;
    }
  };
  const pack = async () => {
    const texts = JSON.stringify(store.allTexts(course.lessons));
    const bytes = await ask({ kind: "pack", texts });
    if (bytes === undefined) return;
    save("lessons.zip", new Blob([bytes], { type: "application/zip" }));
    say("lessons.zip: check it with python -m checker all --submission lessons.zip");
  };
  file.onchange = async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const data = new Uint8Array(await chosen.arrayBuffer());
    file.value = "";
    const taken = await ask({ kind: "take", name: chosen.name, data });
    if (taken === undefined) return;
    if (taken.refused) {
      say(taken.refused);
      return;
    }
    const names = Object.keys(taken.texts).sort();
    const lost = names.filter((name) => store.textOf(name) ?? false);
    const question = `This replaces what you wrote here in ${lost.join(", ")}. Go on?`;
    if (lost.length && !confirm(question)) {
      say("Nothing was replaced.");
      return;
    }
    const kept = names.filter((name) => store.keep(name, taken.texts[name]));
    changed();
    course.progressed();
    document.querySelector("[data-progress] .handgrad-status").textContent =
      kept.length === names.length
        ? `Taken: ${kept.join(", ")}.`
        : "The browser has no room for all of it; what fits was taken.";
  };
  box.append(
    button("Export all lessons", pack),
    button("Import", () => file.click()),
    file,
    status,
    bar,
  );
  return box;
}
