// From a JSON list of [TeX, display] on standard input to a list of HTML on standard output.
import { readFileSync } from "node:fs";
import katex from "katex";

const formulas = JSON.parse(readFileSync(0, "utf8"));
const html = formulas.map(([tex, display]) =>
  katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: "error" }),
);
process.stdout.write(JSON.stringify(html));
