// Judge the programs of the tests in wasm: node judge.mjs RUNTIME COURSE.ZIP ROOT PART OF FILE
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [runtime, zip, root, part, of, file] = process.argv.slice(2);
const { start } = await import(pathToFileURL(`${root}/browser/page/python.mjs`));

try {
  const python = await start({
    runtime: `${runtime}/`,
    load: await import(pathToFileURL(`${runtime}/pyodide.mjs`)),
    course: readFileSync(zip).buffer,
    tell: () => {},
    alive: () => {},
  });
  const { FS } = python.runtime;
  for (const folder of ["tests", "solutions"]) {
    FS.mkdirTree(`/course/${folder}`);
    FS.mount(FS.filesystems.NODEFS, { root: `${root}/${folder}` }, `/course/${folder}`);
  }
  await python.runtime.loadPackage(["pandas", "matplotlib"], { messageCallback: () => {} });
  const verdicts = python.runtime.runPython(`
import json, sys
sys.path.insert(0, "/course/tests/browser")
import verdicts
json.dumps(dict(verdicts.verdicts(slice(${part}, None, ${of}))))`);
  writeFileSync(file, verdicts);
} catch (error) {
  console.error(String(error).slice(-4000)); // the runtime's own text is a megabyte long
  process.exit(1);
}
