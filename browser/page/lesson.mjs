// The editor of one lesson, its buttons and its report.
import { edit } from "./editor.mjs";
import { Stopped } from "./engine.mjs";
import { linesOf, marksOf, summaryOf } from "./report.mjs";
import * as store from "./store.mjs";
import { button, element, save, told } from "./parts.mjs";

/** Milliseconds after the last key, then the text is kept. */
const PAUSE = 300;

/** course: {lessons, engine, pageOf, progressed}. */
export async function fill(box, course) {
  const lesson = course.lessons.find(({ stem }) => stem === box.dataset.lesson);
  if (lesson === undefined) return;
  box.append(element("p", { className: "handgrad-file", textContent: `lessons/${lesson.stem}.py` }));
  const place = element("div", { className: "handgrad-editor" });
  box.append(place);
  const room = new Room(box, lesson, course);
  const editor = await edit(place, store.textOf(lesson.stem) ?? lesson.stub, {
    label: `Python code of ${lesson.key}`,
    changed: () => room.changed(),
    check: () => room.check(),
  });
  room.open(editor);
}

class Room {
  constructor(box, lesson, course) {
    this.box = box;
    this.lesson = lesson;
    this.course = course;
  }

  open(editor) {
    this.editor = editor;
    this.buttons = {
      check: button("Check (Ctrl-Enter)", () => this.check(), "md-button md-button--primary"),
      stop: button("Stop", () => this.course.engine.stop("Stopped. Your code is kept.")),
      hint: button("Hint", () => this.hint()),
      reset: button("Reset", () => this.reset()),
      download: button("Download", () => this.download()),
    };
    this.buttons.stop.hidden = true;
    this.given = element("input", { type: "checkbox" });
    this.status = element("p", { className: "handgrad-status", role: "status" });
    this.bar = element("progress", { hidden: true });
    this.bar.setAttribute("aria-label", "How far Python is");
    this.report = element("div", { className: "handgrad-report" });
    this.report.setAttribute("aria-live", "polite");
    this.more = element("div", { className: "handgrad-more" });
    const row = element("div", { className: "handgrad-buttons" });
    row.append(...Object.values(this.buttons));
    this.box.append(row);
    if (this.lesson.restsOn.length) {
      const label = element("label", { className: "handgrad-given" });
      label.append(this.given, " Take the earlier lessons from the reference, not from me");
      this.box.append(label);
    }
    this.box.append(this.status, this.bar, this.report, this.more);
    const { experiment } = this.lesson;
    if (experiment) this.more.append(button(experiment, () => this.experiment()));
    if (store.forgets) {
      this.say("This browser keeps nothing: download your code before you close the page.");
    }
    store.whenWrittenElsewhere(this.lesson.stem, (text) => {
      if (text !== editor.text) editor.text = text;
      this.dirty = false;
    });
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => this.keep());
  }

  // The text.

  changed() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  keep() {
    clearTimeout(this.timer);
    if (!this.dirty) return; // an editor of a page that was left must not write again
    this.dirty = false;
    if (!store.keep(this.lesson.stem, this.editor.text)) {
      this.say("The browser has no room to keep your code: download it.");
    }
    this.course.progressed();
  }

  reset() {
    const before = this.editor.text;
    this.editor.text = this.lesson.stub;
    this.editor.mark([]);
    this.dirty = false;
    store.forget(this.lesson.stem);
    this.course.progressed();
    this.report.replaceChildren();
    this.say("The lesson is as at the start. ");
    this.status.append(
      button("Bring my code back", () => {
        this.editor.text = before;
        this.keep();
        this.say("Your code is back.");
      }),
    );
  }

  download() {
    save(`${this.lesson.stem}.py`, new Blob([this.editor.text], { type: "text/x-python" }));
  }

  // What Python does.

  async check() {
    const columns = this.columns();
    const found = await this.ask({ kind: "check", columns, given: this.given.checked });
    if (found === undefined) return;
    this.report.replaceChildren();
    const { lesson, course } = this;
    const show = (line) => this.editor.show(line);
    this.report.append(
      linesOf(found.lines, { lesson: lesson.stem, show, pageOf: course.pageOf }),
    );
    this.editor.mark(marksOf(found.report));
    this.say(summaryOf(found.report));
    if (!this.given.checked) {
      store.note(lesson, course.lessons, found.status === "passed");
      course.progressed();
    }
    const next = course.lessons[course.lessons.indexOf(lesson) + 1];
    if (found.status === "passed" && next) {
      const link = element("a", { href: course.pageOf(next.stem), className: "md-button" });
      link.textContent = `Next: ${next.title}`;
      this.report.append(link);
    }
  }

  async hint() {
    const hint = await this.ask({ kind: "hint" });
    if (hint === undefined) return;
    const which = hint.count > 1 ? ` ${hint.number} of ${hint.count}` : "";
    this.say(hint.number ? `Hint${which}: ${hint.text}` : hint.text);
  }

  async experiment() {
    const found = await this.ask({ kind: "experiment" });
    if (found === undefined) return;
    if (found.svg) {
      const picture = element("img", { className: "handgrad-plot", alt: found.alt });
      // as a picture: nothing in it can run
      picture.src = URL.createObjectURL(new Blob([found.svg], { type: "image/svg+xml" }));
      picture.onload = () => URL.revokeObjectURL(picture.src);
      this.more.querySelector("img")?.remove();
      this.more.append(picture);
    }
    this.say(found.say);
  }

  /** Ask Python; undefined when it was stopped or refused, which was said then. */
  async ask(request) {
    this.keep();
    const { lesson, course, buttons } = this;
    const texts = JSON.stringify(store.allTexts(course.lessons));
    const others = Object.values(buttons).filter((each) => each !== buttons.stop);
    for (const each of others) each.disabled = true;
    buttons.stop.hidden = false;
    this.say(course.engine.started ? "Checking …" : "Python is loading …");
    try {
      const answer = await course.engine.ask({ lesson: lesson.stem, texts, ...request }, (message) =>
        told(message, { bar: this.bar, say: (words) => this.say(words), sizes: course.sizes }),
      );
      if (!answer.refused) return answer;
      this.say(answer.refused);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.say(error.message);
    } finally {
      for (const each of others) each.disabled = false;
      buttons.stop.hidden = true;
      this.bar.hidden = true;
    }
    return undefined;
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** How many characters a line of the report holds. */
  columns() {
    const probe = element("pre", { className: "handgrad-lines handgrad-probe" });
    const letter = element("span", { textContent: "0".repeat(50) });
    probe.append(letter);
    this.report.append(probe);
    const { width } = letter.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(probe);
    const room = probe.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    probe.remove();
    return width > 0 ? Math.floor((50 * room) / width) : 80;
  }
}
