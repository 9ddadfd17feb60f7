// Python in a worker of its own: one for all pages of a visit, ended and begun anew at need.

/** Without a sign of life for so many seconds it hangs: a call may take 10, and then says so. */
const PATIENCE = 20;
/** Bytes of memory after which a fresh worker serves the next request: Python gives none back. */
const MOST_MEMORY = 700e6;

export class Stopped extends Error {}

export class Engine {
  #worker = null;
  #pending = null;
  #timer = null;
  #settings;

  /** settings: {runtime, course}: addresses of the runtime's folder and of course.zip. */
  constructor(settings) {
    this.#settings = settings;
  }

  get started() {
    return this.#worker !== null;
  }

  get busy() {
    return this.#pending !== null;
  }

  /**
   * Ask Python for something; one request at a time.
   *
   * told(message): called with what happens meanwhile.
   */
  ask(request, told) {
    if (this.busy) return Promise.reject(new Stopped("Something is running: press Stop first."));
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject, told };
      this.#start().postMessage(request);
    });
  }

  /** End Python, whatever it does; the next request starts it anew. */
  stop(words) {
    const pending = this.#finish();
    this.#worker?.terminate();
    this.#worker = null;
    pending?.reject(new Stopped(words));
  }

  #start() {
    if (this.#worker === null) {
      this.#worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
      this.#worker.onmessage = ({ data }) => this.#hear(data);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.stop("Python could not be started in this browser. Do the lesson on your computer.");
      };
      this.#worker.postMessage({ kind: "settings", ...this.#settings });
    }
    return this.#worker;
  }

  #hear(message) {
    clearTimeout(this.#timer);
    switch (message.kind) {
      case "answer": {
        const { resolve } = this.#finish() ?? {};
        if (message.memory > MOST_MEMORY) this.stop("");
        resolve?.(message.value);
        break;
      }
      case "broken":
        this.stop(message.words);
        break;
      default:
        this.#pending?.told(message);
        if (message.kind === "alive") {
          const words =
            `No answer for ${PATIENCE} seconds: Python was stopped. A call that never ends is ` +
            "the usual cause. Change it and press Check: Python starts anew.";
          this.#timer = setTimeout(() => this.stop(words), PATIENCE * 1000);
        }
    }
  }

  #finish() {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }
}
