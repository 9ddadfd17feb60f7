// Time the checker in wasm under Node: node measure.mjs RUNTIME COURSE.ZIP TEXTS.JSON
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { start } from "./page/python.mjs";

const [runtime, zip, file] = process.argv.slice(2);
const texts = readFileSync(file, "utf8");
/** Seconds of computing: what waits for a busy machine does not count. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const seconds = (since) => now() - since;
let since = now();
const python = await start({
  runtime: `${runtime}/`,
  load: await import(pathToFileURL(`${runtime}/pyodide.mjs`)),
  course: readFileSync(zip).buffer,
  tell: () => {},
  alive: () => {},
});
const boot = seconds(since);
const booted = python.memory;
const checks = {};
for (const [lesson, times] of [["lesson3_propagate", 12], ["lesson4_optimize", 6]]) {
  checks[lesson] = [];
  for (let time = 0; time < times; time += 1) {
    since = now();
    python.check(lesson, texts, 80, false);
    checks[lesson].push(seconds(since));
  }
}
since = now();
python.experiment("lesson6_model", texts, () => {});
console.log(
  JSON.stringify({
    boot,
    booted,
    checks,
    training: seconds(since),
    memory: python.memory,
  }),
);
