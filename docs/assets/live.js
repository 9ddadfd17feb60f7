// The two living figures: each keeps its picture until it can draw a better one itself.

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

// A labelled slider with its value beside it; `show` makes the value readable.
function slider(into, text, { min, max, step, value }, show, moved) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const output = document.createElement("output");
  Object.assign(input, { type: "range", min, max, step });
  input.value = value;
  output.textContent = show(Number(input.value));
  input.addEventListener("input", () => {
    output.textContent = show(Number(input.value));
    moved();
  });
  label.append(text, input, output);
  into.append(label);
  return () => Number(input.value);
}

function stage(into, description) {
  const svg = element("svg", { viewBox: "0 0 640 320", role: "img", "aria-label": description });
  for (const picture of into.querySelectorAll("img")) picture.hidden = true;
  for (const old of into.querySelectorAll("p")) old.hidden = true;
  into.append(svg);
  return svg;
}

function says(into) {
  const line = document.createElement("p");
  line.setAttribute("aria-live", "polite");
  into.append(line);
  return line;
}

const path = (points) => "M" + points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L");
const sigma = (z) => 1 / (1 + Math.exp(-z));

function sigmoid(into) {
  const x = (z) => 320 + 36 * z;
  const y = (a) => 290 - 260 * a;
  const svg = stage(into, "The sigmoid, with the chosen score and the chosen threshold.");
  const zs = Array.from({ length: 161 }, (_, i) => -8 + i / 10);
  svg.append(
    element("path", { class: "axis", d: `M${x(-8)},${y(0)}H${x(8)}M${x(0)},${y(0)}V${y(1)}` }),
    element("path", { class: "curve", d: path(zs.map((z) => [x(z), y(sigma(z))])) }),
    element("text", { x: 612, y: 312 }, "z"),
    element("text", { x: 326, y: 22 }, "a = 1"),
  );
  const limit = element("path", { class: "axis", "stroke-dasharray": "6 4" });
  const mark = element("circle", { class: "mark", r: 7 });
  svg.append(limit, mark);

  const number = (value) => value.toFixed(2);
  const z = slider(into, "score z", { min: -8, max: 8, step: 0.1, value: 1.1 }, number, draw);
  const t = slider(into, "threshold", { min: 0.05, max: 0.95, step: 0.05, value: 0.5 }, number, draw);
  const line = says(into);
  draw();

  function draw() {
    const a = sigma(z());
    mark.setAttribute("cx", x(z()));
    mark.setAttribute("cy", y(a));
    limit.setAttribute("d", `M${x(-8)},${y(t())}H${x(8)}`);
    line.textContent =
      `a = ${a.toFixed(4)}, slope ${(a * (1 - a)).toFixed(4)}. ` +
      `The answer is ${a > t() ? "yes" : "no"}: a is ${a > t() ? "" : "not "}above the threshold.`;
  }
}

async function descent(into) {
  const { p, q, y: labels } = await (await fetch(new URL("slice.json", import.meta.url))).json();
  const [left, right, bottom, top] = [-2, 7, -4, 2];
  const x = (u) => ((u - left) / (right - left)) * 640;
  const y = (v) => 320 - ((v - bottom) / (top - bottom)) * 320;

  function cost(u, v) {
    let total = 0;
    for (let i = 0; i < p.length; i += 1) {
      const z = u * p[i] + v * q[i];
      total += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - labels[i] * z;
    }
    return total / p.length;
  }

  function gradient(u, v) {
    let [du, dv] = [0, 0];
    for (let i = 0; i < p.length; i += 1) {
      const error = sigma(u * p[i] + v * q[i]) - labels[i];
      du += error * p[i];
      dv += error * q[i];
    }
    return [du / p.length, dv / p.length];
  }

  const svg = stage(into, "The cost on the slice, darker where it is higher, and the path of the steps.");
  for (let column = 0; column < 48; column += 1) {
    for (let row = 0; row < 24; row += 1) {
      const [u, v] = [left + ((column + 0.5) * 9) / 48, bottom + ((23.5 - row) * 6) / 24];
      const shade = Math.min(0.6, 0.09 * Math.max(0, Math.log(cost(u, v) / 0.07)));
      svg.append(
        element("rect", {
          x: (column * 640) / 48, y: (row * 320) / 24, width: 13.5, height: 13.5,
          fill: "currentColor", "fill-opacity": shade.toFixed(3),
        }),
      );
    }
  }
  const steps = element("path", { class: "path" });
  const dots = element("g", { class: "mark" });
  svg.append(steps, dots, element("text", { x: 560, y: 308 }, "along u"));

  const rate = (power) => Number((10 ** power).toPrecision(2));
  const power = slider(
    into, "learning rate", { min: -2, max: 2, step: 0.05, value: -1 }, (v) => String(rate(v)), draw,
  );
  const line = says(into);
  draw();

  function draw() {
    const alpha = rate(power());
    const places = [[0, 0]];
    let rises = 0;
    for (let i = 0; i < 60; i += 1) {
      const [u, v] = places.at(-1);
      const [du, dv] = gradient(u, v);
      places.push([u - alpha * du, v - alpha * dv]);
      rises += cost(...places.at(-1)) > cost(u, v);
    }
    steps.setAttribute("d", path(places.map(([u, v]) => [x(u), y(v)])));
    dots.replaceChildren(...places.map(([u, v]) => element("circle", { cx: x(u), cy: y(v), r: 3 })));
    line.textContent =
      `60 steps from cost ${cost(0, 0).toFixed(3)} to ${cost(...places.at(-1)).toFixed(3)}. ` +
      (rises === 0 ? "The cost fell at every step." : `The cost rose at ${rises} of them.`);
  }
}

const figures = { sigmoid, descent };
for (const place of document.querySelectorAll("[data-live]")) figures[place.dataset.live](place);

// What the theme leaves unsaid to those who do not see the page, or use no mouse. It wraps tables
// and adds its buttons late, hence the wait.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
addEventListener("load", () =>
  requestAnimationFrame(() => {
    for (const wide of document.querySelectorAll(".md-typeset__scrollwrap")) wide.tabIndex = 0;
    document.querySelectorAll(".md-code__nav").forEach((nav, i) => {
      nav.setAttribute("aria-label", `Code block ${i + 1}`);
    });
  }),
);
