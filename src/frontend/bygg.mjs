// Bundles the CSS and the JavaScript. Started by bygg.py, which sends the job as JSON on stdin.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { browserslistToTargets, transform } from "lightningcss";
import postcss from "postcss";
import parser from "postcss-selector-parser";

const jobb = JSON.parse(readFileSync(0, "utf8"));
// The oldest browsers with cascade layers, which Aksel needs.
const MAAL = { esbuild: ["chrome99", "firefox97", "safari15.4"], css: ["chrome 99", "firefox 97", "safari 15.4"] };

/** Names that appear in templates, Python and scripts; CSS for anything else is left out. */
const ord = new Set(jobb.innhold.flatMap((fil) => readFileSync(fil, "utf8").match(/[\w-]*\w/g) ?? []));
const ALLTID = /^htmx-/;
const kjent = (navn) => ord.has(navn) || ALLTID.test(navn);
// Set by browsers and by the user, not written in a template.
const TILSTAND = new Set(["type", "open", "hidden", "disabled", "checked", "tabindex", "size", "href", "title"]);

async function samleCss() {
  const svar = await build({
    entryPoints: [join(jobb.rot, "css", "dap.css")],
    bundle: true,
    write: false,
    logLevel: "error",
    target: MAAL.esbuild,
  });
  return svar.outputFiles[0].text;
}

/** Whether the selector can match anything the templates write. */
function iBruk(node) {
  switch (node.type) {
    case "class":
    case "id":
      return kjent(node.value);
    case "attribute":
      return TILSTAND.has(node.attribute) || (kjent(node.attribute) && (!node.value || kjent(node.value)));
    case "pseudo":
      // What is excluded need not exist; of alternatives one is enough.
      if (node.value === ":not" || !node.nodes.length) return true;
      return node.nodes.some(iBruk);
    case "selector":
      return node.nodes.every(iBruk);
    default:
      return true;
  }
}

function fjernUbrukt(rot) {
  rot.walkRules((regel) => {
    if (regel.parent.name === "keyframes") return;
    const valg = [];
    parser((alle) => alle.each((valget) => void (iBruk(valget) && valg.push(String(valget).trim())))).processSync(regel.selector);
    if (valg.length) regel.selectors = valg;
    else regel.remove();
  });
  const animert = [];
  rot.walkDecls(/^animation/, (d) => void animert.push(d.value));
  rot.walkAtRules("keyframes", (k) => void (animert.some((a) => a.includes(k.params)) || k.remove()));
  rot.walkAtRules(/^(media|supports)$/, (a) => void (a.nodes?.length || a.remove()));
}

const BRUK = /var\(\s*(--[\w-]+)/g;

/** Removes custom properties nobody reads, until nothing more falls away. */
function ristVariabler(rot) {
  for (;;) {
    const lest = new Set();
    rot.walkDecls((d) => {
      for (const [, navn] of d.value.matchAll(BRUK)) lest.add(navn);
    });
    let borte = 0;
    rot.walkDecls(/^--/, (d) => {
      if (!lest.has(d.prop)) {
        d.remove();
        borte += 1;
      }
    });
    rot.walkRules((r) => {
      if (!r.nodes.length) r.remove();
    });
    if (!borte) return;
  }
}

/** Aksel's dark theme hangs on a class; this lets it follow the system when nothing is chosen. */
function folgSystemet(rot) {
  rot.walkRules((regel) => {
    if (!regel.selectors.some((s) => /^\.dark\b/.test(s))) return;
    if (regel.parent.type === "atrule" && regel.parent.name === "media") return;
    const kopi = regel.clone({
      selectors: regel.selectors
        .filter((s) => /^\.dark\b/.test(s))
        .map((s) => s.replace(/^\.dark\b(?!-)/, ':root[data-tema="system"]')),
    });
    const media = postcss.atRule({ name: "media", params: "screen and (prefers-color-scheme: dark)" });
    media.append(kopi);
    regel.after(media);
  });
}

async function lagCss() {
  const rot = postcss.parse(await samleCss());
  fjernUbrukt(rot);
  ristVariabler(rot);
  folgSystemet(rot);
  const { code } = transform({
    filename: "dap.css",
    code: Buffer.from(rot.toString()),
    minify: true,
    targets: browserslistToTargets(MAAL.css),
  });
  writeFileSync(join(jobb.ut, "dap.css"), code);
}

async function lagJs() {
  await build({
    entryPoints: [join(jobb.rot, "js", "dap.js")],
    bundle: true,
    minify: true,
    format: "iife",
    legalComments: "none",
    logLevel: "error",
    target: MAAL.esbuild,
    outfile: join(jobb.ut, "dap.js"),
  });
}

await Promise.all([lagCss(), lagJs()]);
