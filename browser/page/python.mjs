// The runtime, started: the same in the page's worker and, for tests, under Node.

/** Large libraries that only some lessons use, and the names of their packages. */
const PACKAGES = new Set(["pandas", "matplotlib", "scipy"]);
const COURSE = "/course";

/**
 * Load Python and the course.
 *
 * runtime: URL or path of the folder with pyodide.mjs, with a slash at its end.
 * load: the module pyodide.mjs.
 * course: a promise of the bytes of course.zip.
 * tell(step): called before each step that takes long.
 * alive(): called now and then while a check is not stuck.
 */
export async function start({ runtime, load, course, tell, alive }) {
  tell("Python starts …");
  const env = { HOME: COURSE, PYTHONDONTWRITEBYTECODE: "1", MPLBACKEND: "Agg" };
  const python = await load.loadPyodide({ indexURL: runtime, packages: ["numpy"], env });
  tell("The checker is unpacked …");
  python.unpackArchive(await course, "zip", { extractDir: COURSE });
  python.FS.chdir(COURSE);
  tell("The checker starts …");
  const make = python.runPython(`
import sys
sys.path[:0] = ["${COURSE}", "${COURSE}/site"]
from checker.browser.desk import Desk
Desk`);
  return new Python(python, make(COURSE, alive));
}

/** Python with the checker's desk in it. Each answer is plain data. */
class Python {
  constructor(python, desk) {
    this.runtime = python;
    this.desk = desk;
  }

  /** Bytes of memory that Python has taken; they are never given back. */
  get memory() {
    return this.runtime._module.HEAP8.length;
  }

  /** Load the large libraries that a lesson needs; tell(names) when there are any. */
  async prepare(lesson, texts, tell) {
    const needed = JSON.parse(this.desk.libraries(lesson, texts));
    const missing = needed.filter((name) => PACKAGES.has(name) && !(name in this.runtime.loadedPackages));
    if (missing.length) {
      tell(missing);
      // one that cannot be had is missed by the student's own import, which says so
      await this.runtime.loadPackage(missing, { messageCallback: () => {}, errorCallback: () => {} }).catch(() => {});
    }
  }

  check(lesson, texts, columns, given) {
    return JSON.parse(this.desk.check.callKwargs(lesson, texts, columns, { given }));
  }

  hint(lesson) {
    return JSON.parse(this.desk.hint(lesson));
  }

  pack(texts) {
    return bytes(this.desk.pack(texts));
  }

  take(name, data) {
    return JSON.parse(this.desk.take(name, this.runtime.toPy(data).tobytes()));
  }

  experiment(lesson, texts, told) {
    return JSON.parse(this.desk.experiment(lesson, texts, told));
  }
}

function bytes(proxy) {
  const copy = proxy.toJs();
  proxy.destroy();
  return copy;
}
