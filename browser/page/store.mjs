// What the browser keeps: the text of each lesson, and which lessons passed with which text.

const TEXT = "handgrad:text:";
const PASSED = "handgrad:passed";

/** The browser's own storage; where it is refused, one that lasts as long as the page. */
const storage = (() => {
  try {
    localStorage.setItem("handgrad:try", "");
    localStorage.removeItem("handgrad:try");
    return localStorage;
  } catch {
    const kept = new Map();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
      forgets: true,
    };
  }
})();

/** Whether what is written is lost when the page is closed. */
export const forgets = storage.forgets === true;

/** What the student wrote of a lesson; null where nothing was. */
export const textOf = (name) => storage.getItem(TEXT + name);

/** Keep a text; false when there is no room for it. */
export function keep(name, text) {
  try {
    storage.setItem(TEXT + name, text);
    return true;
  } catch {
    return false;
  }
}

export const forget = (name) => storage.removeItem(TEXT + name);

/** The whole course as it would lie on a disk: module name → text. */
export function allTexts(lessons) {
  const texts = Object.fromEntries(lessons.map(({ stem, stub }) => [stem, stub]));
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key.startsWith(TEXT)) texts[key.slice(TEXT.length)] = storage.getItem(key);
  }
  return texts;
}

/** Remember that a lesson passed, or no longer does, with the text that it has now. */
export function note(lesson, lessons, passed) {
  const noted = notes();
  if (passed) noted[lesson.stem] = digest(lesson, allTexts(lessons));
  else delete noted[lesson.stem];
  try {
    storage.setItem(PASSED, JSON.stringify(noted));
  } catch {
    // a full storage costs a tick, no work
  }
}

/** Stems of the lessons that passed with the very text that is there now. */
export function passed(lessons) {
  const texts = allTexts(lessons);
  const noted = notes();
  const still = lessons.filter((lesson) => noted[lesson.stem] === digest(lesson, texts));
  return new Set(still.map(({ stem }) => stem));
}

/** Call when another tab writes a lesson. */
export function whenWrittenElsewhere(name, changed) {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === TEXT + name && newValue !== null) changed(newValue);
  });
}

function notes() {
  try {
    return JSON.parse(storage.getItem(PASSED)) ?? {};
  } catch {
    return {};
  }
}

/** A short number for all that a verdict rests on: the lesson's text and those it builds on. */
function digest({ stem, restsOn }, texts) {
  let hash = 0x811c9dc5;
  for (const character of [...restsOn, stem].map((name) => texts[name]).join("\0")) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  }
  return hash >>> 0;
}
