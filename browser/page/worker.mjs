// The worker: loads Python at its first request, and hands each request to it.
import { start } from "./python.mjs";

const say = (message) => self.postMessage(message);
const alive = () => say({ kind: "alive" });
let settings = null;
let python = null;
let loaded = 0;

/** Count the bytes of whatever is fetched, unpacked as they arrive. */
const fetchUncounted = self.fetch;
self.fetch = async (...request) => {
  const answer = await fetchUncounted(...request);
  if (!answer.ok || answer.body === null) return answer;
  const counter = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      say({ kind: "bytes", loaded });
      controller.enqueue(chunk);
    },
  });
  const { status, headers } = answer;
  return new Response(answer.body.pipeThrough(counter), { status, headers });
};

async function begin() {
  const { runtime, course } = settings;
  const fetched = fetch(course).then((answer) => {
    if (!answer.ok) throw new Error(`${course}: ${answer.status}`);
    return answer.arrayBuffer();
  });
  fetched.catch(() => {}); // it is awaited later
  const load = await import(`${runtime}pyodide.mjs`);
  const tell = (words) => say({ kind: "step", words });
  return start({ runtime, load, course: fetched, tell, alive });
}

const requests = {
  async check({ lesson, texts, columns, given }) {
    await prepare(lesson, texts);
    return python.check(lesson, texts, columns, given);
  },
  hint: ({ lesson }) => python.hint(lesson),
  pack: ({ texts }) => python.pack(texts),
  take: ({ name, data }) => python.take(name, data),
  async experiment({ lesson, texts }) {
    await prepare(lesson, texts);
    return python.experiment(lesson, texts, (done, of) => {
      say({ kind: "iteration", done, of });
      alive();
    });
  },
};

async function prepare(lesson, texts) {
  await python.prepare(lesson, texts, (names) => {
    loaded = 0;
    say({ kind: "libraries", names });
  });
  say({ kind: "step", words: "Checking …" });
  alive();
}

self.onmessage = async ({ data: request }) => {
  if (request.kind === "settings") {
    settings = request;
    return;
  }
  try {
    python ??= await begin();
  } catch (error) {
    console.warn(lastLine(error));
    say({
      kind: "broken",
      words:
        "Python could not be loaded. Is the network there? Press the button again to try anew, " +
        "or do the lesson on your computer.",
    });
    return;
  }
  try {
    const value = await requests[request.kind](request);
    say({ kind: "answer", value, memory: python.memory });
  } catch (error) {
    say({
      kind: "broken",
      words: `Python broke down (${lastLine(error)}). The next press of a button starts it anew.`,
    });
  }
};

/** What matters of an error: the last line of Python's traceback, or the error's own words. */
function lastLine(error) {
  const lines = String(error?.message ?? error).trim().split("\n");
  return lines.at(-1).slice(0, 300);
}
