// The course in the page: fills every place that asks for an editor or for the progress.
import { Engine } from "./engine.mjs";
import { fill } from "./lesson.mjs";
import * as progress from "./progress.mjs";

const here = new URL(".", import.meta.url);
const root = new URL("../../", here);
const pageOf = (name) => new URL(`lessons/${stemOf(name)}/`, root).href;

let course = null;

/** What all pages of a visit share: it outlives the change of a page. */
async function open() {
  const answer = await fetch(new URL("lessons.json", here));
  const { lessons, sizes, runtime } = await answer.json();
  const setting = document.querySelector("meta[name=pyodide]")?.content || runtime;
  const engine = new Engine({
    runtime: new URL(setting, root).href,
    course: new URL("course.zip", here).href,
  });
  return { lessons, sizes, engine, pageOf, progressed: () => progress.tick(lessons) };
}

/** lesson3 → lesson3_propagate. */
function stemOf(name) {
  return course.lessons.find(({ stem, key }) => name === stem || name === key)?.stem ?? name;
}

async function enhance() {
  const places = [...document.querySelectorAll("[data-lesson]:not([data-filled])")];
  const lists = [...document.querySelectorAll("[data-progress]")];
  course ??= await open();
  course.progressed();
  for (const box of lists) progress.list(box, course);
  for (const box of places) {
    box.dataset.filled = "";
    box.classList.add("handgrad");
    if (typeof WebAssembly === "object") await fill(box, course);
  }
  if (places.length || lists.length) keepForOffline();
}

/** Let a service worker keep what was loaded, so that the course works without a network. */
async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL("service-worker.js", root));
    const { active } = await navigator.serviceWorker.ready;
    const seen = performance.getEntriesByType("resource").map(({ name }) => name);
    const ours = ["worker.mjs", "python.mjs", "course.zip"].map((name) => new URL(name, here).href);
    const pages = course.lessons.map(({ stem }) => pageOf(stem));
    active.postMessage([root.href, location.href.replace(/#.*/, ""), ...pages, ...ours, ...seen]);
  } catch {
    // without one the course needs a network, that is all
  }
}

if (typeof document$ === "object") document$.subscribe(enhance);
else if (document.readyState === "loading") addEventListener("DOMContentLoaded", enhance);
else enhance();
